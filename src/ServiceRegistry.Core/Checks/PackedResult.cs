using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Checks;

/// <summary>A result in a few bytes: what it has in common with the next one of its check, which most of it is, is left out.</summary>
internal static class PackedResult
{
    [Flags]
    private enum Alike
    {
        None = 0,
        Output = 1,
        Code = 2,
        Measured = 4,
    }

    /// <summary>Writes a result.</summary>
    /// <param name="to">Takes it.</param>
    /// <param name="result">The result.</param>
    /// <param name="next">The one after it: its id is greater, and its time not less.</param>
    public static void Write(BinaryWriter to, StoredResult result, StoredResult next)
    {
        var alike = (result.Output == next.Output ? Alike.Output : Alike.None)
            | (result.Code == next.Code ? Alike.Code : Alike.None)
            | (MeasureAlike(result.Measurements, next.Measurements) ? Alike.Measured : Alike.None);
        to.Write((byte)((int)result.Outcome << 3 | (int)alike));
        to.Write7BitEncodedInt64(next.Id - result.Id);
        to.Write7BitEncodedInt64(Micros(next.At - result.At));
        to.Write7BitEncodedInt64(Micros(result.Duration));
        if (!alike.HasFlag(Alike.Output))
        {
            WriteText(to, result.Output, next.Output);
        }

        if (!alike.HasFlag(Alike.Code))
        {
            WriteText(to, result.Code, next.Code);
        }

        if (!alike.HasFlag(Alike.Measured))
        {
            to.Write7BitEncodedInt(result.Measurements.Count);
        }

        foreach (var item in result.Measurements)
        {
            if (!alike.HasFlag(Alike.Measured))
            {
                to.Write(item.Name);
                to.Write(item.Unit);
            }

            WriteValue(to, item.Value);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="from">Where it was written.</param>
    /// <param name="next">The result after it.</param>
    public static StoredResult Read(BinaryReader from, StoredResult next)
    {
        var first = from.ReadByte();
        var alike = (Alike)(first & 7);
        return new StoredResult
        {
            CheckId = next.CheckId,
            Outcome = (CheckOutcome)(first >> 3),
            Id = next.Id - from.Read7BitEncodedInt64(),
            At = next.At - TimeSpan.FromMicroseconds(from.Read7BitEncodedInt64()),
            Duration = TimeSpan.FromMicroseconds(from.Read7BitEncodedInt64()),
            Output = alike.HasFlag(Alike.Output) ? next.Output : ReadText(from, next.Output),
            Code = alike.HasFlag(Alike.Code) ? next.Code : ReadText(from, next.Code),
            Measurements = alike.HasFlag(Alike.Measured)
                ? [.. next.Measurements.Select(item => item with { Value = ReadValue(from) })]
                : [.. Enumerable.Range(0, from.Read7BitEncodedInt()).Select(_ => ReadMeasurement(from))],
        };
    }

    private static long Micros(TimeSpan span) => span.Ticks / TimeSpan.TicksPerMicrosecond;

    private static bool MeasureAlike(IReadOnlyList<Measurement> some, IReadOnlyList<Measurement> others)
    {
        for (var i = 0; i < some.Count && i < others.Count; i++)
        {
            if (some[i].Name != others[i].Name || some[i].Unit != others[i].Unit)
            {
                return false;
            }
        }

        return some.Count == others.Count;
    }

    // Often a number in a sentence is all that differs: what is before it and behind it is taken from the next one.
    private static void WriteText(BinaryWriter to, string? text, string? next)
    {
        to.Write(text is not null);
        if (text is null)
        {
            return;
        }

        var start = StartAlike(text, next);
        var end = EndAlike(text.AsSpan(start), next.AsSpan(start));
        to.Write7BitEncodedInt(start);
        to.Write7BitEncodedInt(end);
        to.Write(text[start..^end]);
    }

    private static string? ReadText(BinaryReader from, string? next)
    {
        if (!from.ReadBoolean())
        {
            return null;
        }

        var (start, end) = (from.Read7BitEncodedInt(), from.Read7BitEncodedInt());
        return string.Concat(next.AsSpan(0, start), from.ReadString(), next.AsSpan((next?.Length ?? 0) - end));
    }

    private static int StartAlike(ReadOnlySpan<char> text, ReadOnlySpan<char> next)
    {
        var length = text.CommonPrefixLength(next);

        // What is written between has to be whole characters.
        return length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
    }

    private static int EndAlike(ReadOnlySpan<char> text, ReadOnlySpan<char> next)
    {
        var length = 0;
        while (length < text.Length && length < next.Length && text[^(length + 1)] == next[^(length + 1)])
        {
            length++;
        }

        return length > 0 && char.IsLowSurrogate(text[^length]) ? length - 1 : length;
    }

    private static Measurement ReadMeasurement(BinaryReader from)
    {
        var (name, unit) = (from.ReadString(), from.ReadString());
        return new(name, ReadValue(from), unit);
    }

    // Most values are durations in milliseconds with three digits behind the point, never negative, and small.
    private static void WriteValue(BinaryWriter to, double value)
    {
        var thousandths = value is >= 0 and < 1e12 ? (long)Math.Round(value * 1000) : -1;
        if (thousandths >= 0 && BitConverter.DoubleToInt64Bits(thousandths / 1000d) == BitConverter.DoubleToInt64Bits(value))
        {
            to.Write7BitEncodedInt64(thousandths + 1);
            return;
        }

        to.Write7BitEncodedInt64(0);
        to.Write(value);
    }

    private static double ReadValue(BinaryReader from) => from.Read7BitEncodedInt64() is var thousandths and not 0
        ? (thousandths - 1) / 1000d
        : from.ReadDouble();
}

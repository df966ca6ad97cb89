using System.Buffers.Binary;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Checks;

/// <summary>
/// The last results of a check with none missing between them, in the order of their time: the newest as it is, and those before it
/// packed, in a few bytes each. Where the clock was set back it is empty, until the time comes that it has had. Not safe for several
/// threads.
/// </summary>
internal sealed class ResultRing
{
    // 80 bytes for each of a hundred.
    private const int MaxBytes = 8 * 1024;

    // What they take with a measurement or two. There is room for all of them at once: what a check takes shows with its second result.
    private const int UsualSize = 24;

    private const int LengthSize = sizeof(ushort);

    // Every check has a ring: what it is made of is small.
    private readonly ushort capacity;
    private StoredResult? newest;
    private byte[] packed = [];
    private ushort start;
    private ushort end;
    private ushort count;
    private long latest;

    /// <param name="capacity">How many there are at most; fewer where their texts are long.</param>
    /// <param name="isNew">Whether the check has no results yet, here or in the store.</param>
    public ResultRing(int capacity, bool isNew)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = checked((ushort)capacity);
        (IsWhole, IsPlaced) = (isNew, isNew);
    }

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>The bytes that all but the newest take, free room included.</summary>
    public int Size => packed.Length;

    /// <summary>Whether these are all that the check has ever had.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Whether it is known that no result from before this process is later than these.</summary>
    public bool IsPlaced { get; private set; }

    public void Add(StoredResult result)
    {
        if (result.At.UtcTicks < latest)
        {
            Clear();
            return;
        }

        latest = result.At.UtcTicks;
        if (newest is not null)
        {
            Pack(newest, result);
        }

        newest = result;
        count++;
        while (count > capacity)
        {
            DropOldest();
        }
    }

    /// <summary>Tells when the last result was that the check had before this process.</summary>
    public void Place(DateTimeOffset? before)
    {
        IsPlaced = true;
        if (before is not { } time)
        {
            return;
        }

        var kept = ToList().TakeWhile(result => result.At >= time).Reverse().ToList();
        if (kept.Count < count)
        {
            Clear();
            latest = time.UtcTicks;
            kept.ForEach(Add);
        }
        else if (latest < time.UtcTicks)
        {
            latest = time.UtcTicks;
        }
    }

    /// <summary>The results, newest first.</summary>
    public IReadOnlyList<StoredResult> ToList()
    {
        if (newest is null)
        {
            return [];
        }

        var results = new List<StoredResult>(count) { newest };
        using var stream = new MemoryStream(packed, writable: false);
        using var reader = new BinaryReader(stream);
        var places = new Stack<int>(count);
        for (int place = start; place < end; place += LengthSize + LengthAt(place))
        {
            places.Push(place);
        }

        foreach (var place in places)
        {
            stream.Position = place + LengthSize;
            results.Add(PackedResult.Read(reader, results[^1]));
        }

        return results;
    }

    private void Pack(StoredResult result, StoredResult next)
    {
        using var stream = new MemoryStream(64);
        using var writer = new BinaryWriter(stream);
        PackedResult.Write(writer, result, next);
        var length = (int)stream.Length;
        while (end - start + LengthSize + length > MaxBytes && start < end)
        {
            DropOldest();
        }

        if (LengthSize + length > MaxBytes)
        {
            count--;
            IsWhole = false;
            return;
        }

        MakeRoom(LengthSize + length);
        BinaryPrimitives.WriteUInt16LittleEndian(packed.AsSpan(end), (ushort)length);
        stream.GetBuffer().AsSpan(0, length).CopyTo(packed.AsSpan(end + LengthSize));
        end = (ushort)(end + LengthSize + length);
    }

    private void MakeRoom(int size)
    {
        if (end + size <= packed.Length)
        {
            return;
        }

        var kept = packed.AsSpan(start..end);
        var needed = kept.Length + size;
        var target = needed <= packed.Length ? packed : new byte[Math.Min(MaxBytes, Math.Max(capacity * UsualSize, needed * 5 / 4))];
        kept.CopyTo(target);
        (packed, start, end) = (target, 0, (ushort)kept.Length);
    }

    private void DropOldest()
    {
        start = (ushort)(start + LengthSize + LengthAt(start));
        count--;
        IsWhole = false;
    }

    private void Clear() => (newest, start, end, count, IsWhole) = (null, 0, 0, 0, false);

    private int LengthAt(int place) => BinaryPrimitives.ReadUInt16LittleEndian(packed.AsSpan(place));
}

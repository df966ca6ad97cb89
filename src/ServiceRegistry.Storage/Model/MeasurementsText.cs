using System.Globalization;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Storage.Model;

/// <summary>Measurements as they stand in a column: <c>connect 1.25 ms;firstByte 3.5 ms</c>. There are very many of them.</summary>
internal static class MeasurementsText
{
    public static string Of(IReadOnlyList<Measurement> measurements) =>
        string.Join(';', measurements.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Name} {item.Value:R} {item.Unit}")));

    public static IReadOnlyList<Measurement> Read(string text) => text.Length == 0 ? [] : [.. text.Split(';').Select(ReadOne)];

    private static Measurement ReadOne(string text) => text.Split(' ') is [var name, var value, var unit]
        ? new(name, double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture), unit)
        : throw new FormatException($"'{text}' is no measurement.");
}

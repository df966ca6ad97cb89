using System.Globalization;

namespace ServiceRegistry.Abstractions;

/// <summary>Durations for people, as outputs of checks say them.</summary>
public static class DurationWords
{
    /// <summary><c>0.4 ms</c>, <c>12 ms</c>, <c>1.25 s</c>, <c>90 s</c>, <c>5 min</c>, <c>36 h</c>: three digits that count.</summary>
    public static string Of(TimeSpan duration) => duration switch
    {
        { TotalMilliseconds: < 1 } => Number(duration.TotalMilliseconds, "0.#") + " ms",
        { TotalSeconds: < 1 } => Number(duration.TotalMilliseconds, "0") + " ms",
        { TotalMinutes: < 2 } => Number(duration.TotalSeconds, duration.TotalSeconds < 10 ? "0.##" : "0.#") + " s",
        { TotalHours: < 2 } => Number(duration.TotalMinutes, "0.#") + " min",
        _ => Number(duration.TotalHours, "0.#") + " h",
    };

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

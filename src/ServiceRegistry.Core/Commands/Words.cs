using System.Globalization;

namespace ServiceRegistry.Core.Commands;

/// <summary>Durations for people.</summary>
internal static class Words
{
    public static string Of(TimeSpan duration) => duration switch
    {
        { Ticks: < 0 } => "-" + Of(duration == TimeSpan.MinValue ? TimeSpan.MaxValue : duration.Negate()),
        { TotalDays: >= 1 } => Count(duration.TotalDays, duration.TotalDays == 1 ? "day" : "days"),
        { TotalHours: >= 1 } => Count(duration.TotalHours, "h"),
        { TotalMinutes: >= 1 } => Count(duration.TotalMinutes, "min"),
        { TotalSeconds: >= 1 } => Count(duration.TotalSeconds, "s"),
        _ => Count(duration.TotalMilliseconds, "ms"),
    };

    private static string Count(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}");
}

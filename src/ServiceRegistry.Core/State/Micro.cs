namespace ServiceRegistry.Core.State;

/// <summary>Times are kept to the microsecond: a store gives back what it got.</summary>
internal static class Micro
{
    public static DateTimeOffset Cut(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public static DateTimeOffset? Cut(DateTimeOffset? time) => time is { } given ? Cut(given) : null;

    public static TimeSpan Cut(TimeSpan span) => new(span.Ticks - (span.Ticks % TimeSpan.TicksPerMicrosecond));

    public static TimeSpan? Cut(TimeSpan? span) => span is { } given ? Cut(given) : null;
}

namespace ServiceRegistry.Storage.Model;

/// <summary>Times and durations as they stand in a column.</summary>
internal static class Microseconds
{
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static long Of(TimeSpan duration) => duration.Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long value) =>
        new((value * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero);

    public static TimeSpan ToDuration(long value) => TimeSpan.FromTicks(value * TimeSpan.TicksPerMicrosecond);
}

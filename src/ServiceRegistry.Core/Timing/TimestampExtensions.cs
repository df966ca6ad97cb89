namespace ServiceRegistry.Core.Timing;

/// <summary>Sums with timestamps of the monotonic clock.</summary>
internal static class TimestampExtensions
{
    /// <summary>The length of a span in timestamps, rounded up: nothing timed by it comes too early.</summary>
    public static long ToTimestamps(this TimeProvider time, TimeSpan span) => (long)Math.Ceiling(span.Ticks * Ratio(time));

    /// <summary>The time from one timestamp to another, negative where it is before it.</summary>
    public static TimeSpan Between(this TimeProvider time, long from, long to) => new((long)Math.Ceiling((to - from) / Ratio(time)));

    private static double Ratio(TimeProvider time) => (double)time.TimestampFrequency / TimeSpan.TicksPerSecond;
}

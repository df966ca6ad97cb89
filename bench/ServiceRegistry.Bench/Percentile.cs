using System.Diagnostics;

namespace ServiceRegistry.Bench;

/// <summary>Percentiles of what was measured.</summary>
internal static class Percentile
{
    /// <param name="sorted">Times of <see cref="Stopwatch"/>, ascending.</param>
    /// <param name="share">0.99 for the 99th.</param>
    /// <returns>Microseconds.</returns>
    public static double Of(ReadOnlySpan<long> sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1_000_000.0 / Stopwatch.Frequency;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

using System.Text.Json;

namespace ServiceRegistry.Bench.Watch;

/// <summary>How many watch, and how many changes they are told.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Subscribers">How many WebSockets, with one subscription each.</param>
/// <param name="WarmUp">Changes that are not counted.</param>
/// <param name="Changes">Changes that are.</param>
internal sealed record WatchPlan(Uri Server, int Subscribers, int WarmUp, int Changes)
{
    public string ToArgument() => JsonSerializer.Serialize(this);

    public static WatchPlan Of(string argument) => JsonSerializer.Deserialize<WatchPlan>(argument)!;
}

/// <summary>From the sending of a change to its arrival at a subscriber, the commit included, in microseconds.</summary>
/// <param name="P50">The median over all changes and subscribers.</param>
/// <param name="P99">The 99th percentile over them.</param>
/// <param name="Longest">The longest.</param>
internal sealed record WatchReport(double P50, double P99, double Longest);

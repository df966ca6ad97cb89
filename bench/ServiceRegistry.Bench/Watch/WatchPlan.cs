using System.Text.Json;

namespace ServiceRegistry.Bench.Watch;

/// <summary>How many watch, and how many changes they are told.</summary>
/// <param name="Server">The registry's address.</param>
/// <param name="Bare">The bare program's address.</param>
/// <param name="Subscribers">How many WebSockets with one subscription each, at either of them.</param>
/// <param name="WarmUp">Changes that are not counted.</param>
/// <param name="Changes">Changes that are.</param>
internal sealed record WatchPlan(Uri Server, Uri Bare, int Subscribers, int WarmUp, int Changes)
{
    public string ToArgument() => JsonSerializer.Serialize(this);

    public static WatchPlan Of(string argument) => JsonSerializer.Deserialize<WatchPlan>(argument)!;
}

/// <summary>What came out, in microseconds.</summary>
/// <param name="FromCommit">From the durable change until the last subscriber has it.</param>
/// <param name="Bare">From the first byte that the bare program writes until the last socket has it.</param>
/// <param name="FromRequest">From the sending of the mutation, its commit included.</param>
/// <param name="MessageBytes">How long a message is.</param>
internal sealed record WatchReport(Spread FromCommit, Spread Bare, Spread FromRequest, int MessageBytes);

/// <summary>How times are spread.</summary>
internal sealed record Spread(double P50, double P90, double Longest)
{
    public static Spread Of(IEnumerable<long> times)
    {
        long[] sorted = [.. times.Order()];
        return new(Percentile.Of(sorted, 0.5), Percentile.Of(sorted, 0.9), Percentile.Of(sorted, 1));
    }
}

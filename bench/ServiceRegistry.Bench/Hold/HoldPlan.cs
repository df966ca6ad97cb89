using System.Text.Json;

namespace ServiceRegistry.Bench.Hold;

/// <summary>How many subscribers there are, and whether they keep up.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Subscribers">How many.</param>
/// <param name="Answers">Whether they read, and answer the server's pings; if not, they are silent from the first bookmark on.</param>
internal sealed record HoldPlan(Uri Server, int Subscribers, bool Answers)
{
    public string ToArgument() => JsonSerializer.Serialize(this);

    public static HoldPlan Of(string argument) => JsonSerializer.Deserialize<HoldPlan>(argument)!;
}

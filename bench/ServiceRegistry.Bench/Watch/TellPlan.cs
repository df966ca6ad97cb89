using System.Text.Json;

namespace ServiceRegistry.Bench.Watch;

/// <summary>Changes at a fixed rate, and who is told of them: the subscribers of a service, which are the same number for each.</summary>
/// <param name="Server">The registry's address.</param>
/// <param name="Services">How many services change in turns; each has a filter of its own.</param>
/// <param name="SubscribersOfService">How many watch each.</param>
/// <param name="Pause">From one change to the next.</param>
/// <param name="WarmUp">Changes that are not counted.</param>
/// <param name="Changes">Changes that are.</param>
internal sealed record TellPlan(Uri Server, int Services, int SubscribersOfService, TimeSpan Pause, int WarmUp, int Changes)
{
    public string ToArgument() => JsonSerializer.Serialize(this);

    public static TellPlan Of(string argument) => JsonSerializer.Deserialize<TellPlan>(argument)!;
}

/// <summary>What came out, in microseconds.</summary>
/// <param name="FromRequest">From the sending of the mutation until a subscriber has the change.</param>
/// <param name="FromRequestP99">Of a hundred of these the longest but one.</param>
/// <param name="AfterAnswer">From the mutation's own answer until a subscriber has it; negative where it came before.</param>
/// <param name="Late">How long after its time a change was sent, at most.</param>
internal sealed record TellReport(Spread FromRequest, double FromRequestP99, Spread AfterAnswer, double Late);

using System.Text.Json;

namespace ServiceRegistry.Bench.Load;

/// <summary>Who is sent requests, and for how long.</summary>
/// <param name="Targets">Who; the first one is what the others are held against.</param>
/// <param name="Connections">How many requests are under way at once.</param>
/// <param name="Threads">How many threads send them.</param>
/// <param name="WarmUp">Before the first round, for each target.</param>
/// <param name="Round">How long a round is.</param>
/// <param name="Rounds">How many rounds each target gets, in turns.</param>
internal sealed record LoadPlan(IReadOnlyList<LoadTarget> Targets, int Connections, int Threads, TimeSpan WarmUp, TimeSpan Round, int Rounds)
{
    public string ToArgument() => JsonSerializer.Serialize(this);

    public static LoadPlan Of(string argument) => JsonSerializer.Deserialize<LoadPlan>(argument)!;
}

/// <summary>Who answers, and what it is asked.</summary>
/// <param name="Name">What the row is called.</param>
/// <param name="Server">Its address, with <c>/bench/cost</c>.</param>
/// <param name="Path">Where it answers.</param>
/// <param name="Body">The request's body.</param>
/// <param name="EachAnother">Whether the <see cref="RequestTemplate.Number"/> in the body is another one in every request.</param>
/// <param name="TakesGzip">Whether the answer may come compressed.</param>
internal sealed record LoadTarget(string Name, Uri Server, string Path, string Body, bool EachAnother = false, bool TakesGzip = false);

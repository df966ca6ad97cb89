using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>What is not as usual is shown while it lasts.</summary>
[Binding]
internal sealed class ConditionSteps(Registry registry)
{
    [Then("the registry comes to say {string}")]
    public Task ComesToSay(string kind) => UntilAsync(kinds => kinds.Contains(kind));

    [Then("the registry comes to say that all is as usual")]
    public Task ComesToSayNothing() => UntilAsync(kinds => kinds.Count == 0);

    // Each question is a round trip to the server: that is the pace at which it is asked.
    private async Task UntilAsync(Func<IReadOnlyList<string>, bool> holds)
    {
        using var patience = new CancellationTokenSource(Observed<string>.Patience);
        while (true)
        {
            var answer = await registry.ReadAsync("{ registry { conditions { kind message since } } }");
            var conditions = answer.GetProperty("registry").GetProperty("conditions").EnumerateArray().ToList();
            if (holds([.. conditions.Select(condition => condition.GetProperty("kind").GetString()!)]))
            {
                return;
            }

            patience.Token.ThrowIfCancellationRequested();
        }
    }
}

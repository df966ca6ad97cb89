using System.Reflection;

namespace ServiceRegistry.Features.Runner;

/// <summary>Runs one scenario: every step has its definition before the first one runs.</summary>
internal sealed class ScenarioRunner(BindingCatalog catalog, Action<string> log)
{
    public async Task RunAsync(ScenarioPlan scenario)
    {
        var matches = scenario.Steps.Select(catalog.Match).ToList();
        await using var container = new ScenarioContainer();
        container.Add(scenario);
        container.Add(log);
        try
        {
            await RunHooksAsync(catalog.Before, container);
            foreach (var match in matches)
            {
                await RunStepAsync(match, container);
            }
        }
        finally
        {
            await RunHooksAsync(catalog.After, container);
        }
    }

    private async Task RunStepAsync(StepMatch match, ScenarioContainer container)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            await InvokeAsync(match.Binding.Method, StepArguments.For(match), container);
            log($"{match.Step} [{TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:F0} ms]");
        }
        catch (Exception error) when (error is not StepBindingException)
        {
            throw new StepFailedException(match.Step, error);
        }
    }

    private static async Task RunHooksAsync(List<MethodInfo> hooks, ScenarioContainer container)
    {
        foreach (var hook in hooks)
        {
            await InvokeAsync(hook, [], container);
        }
    }

    private static async Task InvokeAsync(MethodInfo method, object?[] arguments, ScenarioContainer container)
    {
        var target = method.IsStatic ? null : container.Get(method.DeclaringType!);
        var result = method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        if (result is ValueTask value)
        {
            await value;
        }
        else if (result is Task task)
        {
            await task;
        }
    }
}

/// <summary>Names the step that failed, where it stands, and why it failed.</summary>
internal sealed class StepFailedException(StepPlan step, Exception cause)
    : Exception($"{step}\n{cause.Message}", cause);

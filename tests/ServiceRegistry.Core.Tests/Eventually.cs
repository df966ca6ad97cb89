namespace ServiceRegistry.Core.Tests;

/// <summary>Waits for what other threads will have done soon.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Looks until the condition holds, moving the clock by a step between looks where one is given.</summary>
    public static async Task TrueAsync(Func<bool> condition, Action? step = null, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? text = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            (TimeProvider.System.GetElapsedTime(start) < Limit).ShouldBeTrue($"it did not become true: {text}");
            step?.Invoke();
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }
}

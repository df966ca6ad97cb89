using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Running;

/// <summary>
/// Has strategies read settings, guarded: what makes the settings, their attributes and Validate are a stranger's code. What does not end is
/// left behind like a run, and a quarantined plugin that has left some behind is not asked again: each may keep a thread for ever.
/// </summary>
internal sealed class SettingsReading(StrategyThreads threads, TimeProvider time, TimeSpan patience)
{
    /// <summary>What the strategy makes of the settings; whatever it throws is thrown.</summary>
    /// <exception cref="TimeoutException">It took too long, or is not asked again.</exception>
    public async Task<SettingsBinding> ReadAsync(LoadedStrategy strategy, RunGate gate, string settingsJson)
    {
        // What is built in is nobody else's code.
        if (strategy.Info.Plugin == PluginCatalog.BuiltIn)
        {
            return strategy.Read(settingsJson);
        }

        if (gate.IsQuarantined && strategy.LeftBehind > 0)
        {
            throw new TimeoutException("its plugin is quarantined, and still reads what it was given before");
        }

        if (!gate.TryEnter())
        {
            throw new InvalidOperationException("its plugin is being unloaded");
        }

        var reading = threads.Run(() => Task.FromResult(strategy.Read(settingsJson)));
        await ((Task)reading).WaitAsync(patience, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var abandoned = !reading.IsCompleted;
        gate.LeaveWhenOver(reading, abandoned, time);
        if (abandoned)
        {
            strategy.LeaveBehind(reading);
            throw new TimeoutException($"it took longer than {DurationWords.Of(patience)}");
        }

        return await reading;
    }
}

namespace ServiceRegistry.Features.Targets;

/// <summary>The servers of one scenario, by the names it gives them.</summary>
internal sealed class TargetServers : IAsyncDisposable
{
    private readonly Dictionary<string, Target> targets = [];

    public async Task AddAsync(string name, Target target)
    {
        await target.StartAsync();
        targets.Add(name, target);
    }

    public Target Get(string name) => targets[name];

    public T Get<T>(string name)
        where T : Target => (T)targets[name];

    public async ValueTask DisposeAsync()
    {
        foreach (var target in targets.Values)
        {
            await target.DisposeAsync();
        }
    }
}

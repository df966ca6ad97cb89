using System.Text.Json;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Serve;

namespace ServiceRegistry.Bench.Run;

/// <summary>What the sections have in common: the server with 10,000 instances, started when the first one asks for it, and the load.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int Connections = 32;
    private const int Threads = 2;
    private const int Rounds = 9;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.5);

    private ServerProcess? registry;

    /// <summary>The server with 10,000 instances.</summary>
    public async Task<ServerProcess> RegistryAsync() => registry ??= await ServerProcess.StartRegistryAsync(Operations.Services);

    /// <summary>Gives a server's ceiling the answer that the server itself gives.</summary>
    /// <returns>The ceiling, to be sent the same request.</returns>
    public static async Task<LoadTarget> CeilingAsync(ServerProcess server, string name, string body)
    {
        await server.Client.PutAsync(Ceiling.Path(name), await server.Client.SendAsync(body));
        return new LoadTarget("Kestrel alone, the same bytes", server.Address, Ceiling.Path(name), body);
    }

    /// <summary>Puts load on the targets in turns, and prints how each did.</summary>
    public static Task<IReadOnlyList<LoadFigures>> LoadAsync(params IReadOnlyList<LoadTarget> targets) => LoadAsync(Connections, targets);

    /// <summary>Puts load on the targets in turns, with so many connections, and prints how each did.</summary>
    public static async Task<IReadOnlyList<LoadFigures>> LoadAsync(int connections, IReadOnlyList<LoadTarget> targets)
    {
        var plan = new LoadPlan(targets, connections, Threads, WarmUp, Round, Rounds);
        var figures = JsonSerializer.Deserialize<LoadFigures[]>(await Self.RunClientAsync(LoadCommand.Name, plan.ToArgument()))!;
        Console.WriteLine(Table.Of(figures));
        return figures;
    }

    public async ValueTask DisposeAsync()
    {
        if (registry is not null)
        {
            await registry.DisposeAsync();
        }
    }
}

namespace ServiceRegistry.Server.Hosting;

/// <summary>
/// Makes a schema and executes an operation on it while the host is put together, and throws both away. Most of what a first schema takes is
/// the runtime's, which loads and compiles what it runs; the one that is used waits for the host and then for the plugins, and until then a
/// second processor has nothing to do.
/// </summary>
internal static class Rehearsal
{
    /// <summary>Begins, and is not waited for. What is wrong with a schema is told by the one that is used.</summary>
    public static void Begin()
    {
        if (Environment.ProcessorCount > 1)
        {
            _ = Task.Run(PerformAsync);
        }
    }

    private static async Task PerformAsync()
    {
        var schema = RegistryGraphQL.CreateSchema(_ => throw new InvalidOperationException("There are no checks."), [], _ => { }, _ => { });
        var executor = new RequestExecutorProvider(schema).Current;
        using var answer = await executor.ExecuteAsync(
            new OperationRequest { Document = "{ __typename }"u8.ToArray(), Services = NoServices.Instance }, CancellationToken.None);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}

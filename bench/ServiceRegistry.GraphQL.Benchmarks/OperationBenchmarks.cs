using BenchmarkDotNet.Attributes;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Benchmarks;

/// <summary>Operations whose documents are known, from the request to the bytes of the answer.</summary>
[MemoryDiagnoser]
public class OperationBenchmarks
{
    private const string Fields = "id key version host port tags status";

    private InMemoryRegistry registry = null!;
    private OperationRequest threeFields = null!;
    private OperationRequest resolve = null!;
    private OperationRequest page = null!;
    private OperationRequest introspection = null!;

    // In the same process BenchmarkDotNet does not wait for a setup that is asynchronous.
    [GlobalSetup]
    public void SetUp() => SetUpAsync().GetAwaiter().GetResult();

    [GlobalCleanup]
    public void CleanUp() => registry.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Description = "three fields of an instance")]
    public int ThreeFields() => Execute(threeFields);

    [Benchmark(Description = "resolve of 20 instances")]
    public int Resolve() => Execute(resolve);

    [Benchmark(Description = "a filtered page of 20 out of 10,000")]
    public int Page() => Execute(page);

    [Benchmark(Description = "full introspection")]
    public int Introspection() => Execute(introspection);

    // They are done when the call returns: nothing here waits for anything.
    private int Execute(OperationRequest request)
    {
        using var result = (OperationResult)registry.Executor.ExecuteAsync(request).GetAwaiter().GetResult();
        return result.Body.Length;
    }

    private async Task SetUpAsync()
    {
        registry = await InMemoryRegistry.StartAsync();
        var service = new { service = InMemoryRegistry.Service };
        resolve = registry.Request($"query ($service: String!) {{ resolve(service: $service) {{ answer instances {{ {Fields} }} }} }}", service);
        page = registry.Request(
            $"query ($service: String!) {{ instances(where: {{ serviceName: {{ eq: $service }}, status: {{ eq: HEALTHY }} }}, first: 20) {{ nodes {{ {Fields} }} }} }}",
            service);
        introspection = registry.Request(Documents.Introspection());
        var id = (await registry.AskAsync(resolve)).GetProperty("resolve").GetProperty("instances")[0].GetProperty("id").GetString();
        threeFields = registry.Request("query ($id: ID!) { instance(id: $id) { key version status } }", new { id });

        // What is measured must be answers.
        await registry.AskAsync(page);
        await registry.AskAsync(introspection);
        await registry.AskAsync(threeFields);
    }
}

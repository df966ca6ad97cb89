using System.Text;
using BenchmarkDotNet.Attributes;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Benchmarks;

/// <summary>What a document costs that is seen for the first time; a large one.</summary>
[MemoryDiagnoser]
public class ValidationBenchmarks
{
    private static readonly byte[] Source = Encoding.UTF8.GetBytes(Documents.Large());

    private InMemoryRegistry registry = null!;
    private Schema schema = null!;
    private DocumentNode document = null!;

    // In the same process BenchmarkDotNet does not wait for a setup that is asynchronous.
    [GlobalSetup]
    public void SetUp()
    {
        registry = InMemoryRegistry.StartAsync().GetAwaiter().GetResult();
        schema = registry.Executor.Schema;
        document = DocumentParser.Parse(Source);
        if (Validate() is { Count: > 0 } errors)
        {
            throw new InvalidOperationException(errors[0].Message);
        }
    }

    [GlobalCleanup]
    public void CleanUp() => registry.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Benchmark(Description = "parsing a large document")]
    public DocumentNode Parse() => DocumentParser.Parse(Source);

    [Benchmark(Description = "validating it")]
    public IReadOnlyList<GraphQLError> Validate() => DocumentValidator.Validate(schema, document);
}

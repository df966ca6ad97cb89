using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>A schema that both sides know.</summary>
internal sealed class AgreementSchema
{
    /// <summary>Limits are not the reference's; with these none is met.</summary>
    public static readonly ValidationOptions NoLimits = new()
    {
        MaxErrors = int.MaxValue,
        MaxDepth = ParserOptions.DepthCeiling,
        MaxAliasesPerPlace = int.MaxValue,
        MaxFieldMergeComparisons = int.MaxValue,
        MaxIntrospectionLists = int.MaxValue,
        MaxIntrospectionOfType = int.MaxValue,
    };

    /// <summary>The contract writes one filter of an enum out for all: these are the like ones.</summary>
    private const string LikeTypes = """

        input HealthStatusOperationFilterInput { eq: HealthStatus neq: HealthStatus in: [HealthStatus!] nin: [HealthStatus!] }
        input ChangeKindOperationFilterInput { eq: ChangeKind neq: ChangeKind in: [ChangeKind!] nin: [ChangeKind!] }
        """;

    /// <param name="name">What the reference calls it.</param>
    /// <param name="sdl">The type system.</param>
    /// <param name="data">What the resolvers read; null where nothing is executed.</param>
    public AgreementSchema(string name, string sdl, string? data = null)
    {
        Name = name;
        Sdl = sdl;
        Data = data;
        Schema = SchemaFromSdl.Build(sdl);
        if (data is not null)
        {
            Executors = [Executor(data, waits: false), Executor(data, waits: true)];
        }
    }

    public string Name { get; }

    public string Sdl { get; }

    /// <summary>What the resolvers read; null where nothing is executed.</summary>
    public string? Data { get; }

    public Schema Schema { get; }

    /// <summary>First the one where nothing waits, then the one where every second field does; empty where nothing is executed.</summary>
    public IReadOnlyList<RequestExecutor> Executors { get; } = [];

    /// <summary>The small world that documents are executed on.</summary>
    public static AgreementSchema Fixture() =>
        new("fixture", Read("Agreement", "Fixture", "fixture.graphql"), Read("Agreement", "Fixture", "fixture.json"));

    /// <summary>What the registry serves, as its contract has it.</summary>
    public static AgreementSchema Registry()
    {
        var contract = Path.Combine("..", "ServiceRegistry.Server.Tests", "Contract");
        return new("registry", Read(contract, "schema.graphql") + Read(contract, "conventions.graphql") + LikeTypes);
    }

    /// <summary>Tells the reference of it.</summary>
    /// <param name="reference">The reference.</param>
    /// <param name="change">Makes it another one there; null where both are to be the same.</param>
    public Task TellAsync(ReferenceImplementation reference, Func<string, string>? change = null)
    {
        change ??= text => text;
        return reference.AskAsync("schema", ("name", Name), ("sdl", change(Sdl)), ("data", Data is null ? null : JsonNode.Parse(change(Data))));
    }

    private RequestExecutor Executor(string json, bool waits)
    {
        var resolvers = new FixtureResolvers(JsonElement.Parse(json), waits);
        var typeSystem = DocumentParser.Parse(Encoding.UTF8.GetBytes(Sdl), ParserOptions.Trusted);
        var schema = SchemaFromSdl.Build(Sdl, resolvers.For(typeSystem), StoredObject.RuntimeTypes);
        return new RequestExecutor(schema, new RequestExecutorOptions { Parser = ParserOptions.Trusted, Validation = NoLimits });
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([ReferenceImplementation.ProjectFolder, .. path]));
}

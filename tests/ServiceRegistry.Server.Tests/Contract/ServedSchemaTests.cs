namespace ServiceRegistry.Server.Tests.Contract;

/// <summary>The served schema keeps the contract that frontends are written against.</summary>
public sealed class ServedSchemaTests(RunningServer server) : IClassFixture<RunningServer>
{
    /// <summary>What the contract promises and the server does not serve yet. The list only shrinks.</summary>
    private static readonly string[] NotThereYet =
    [
        "Instance.uptime(window: Duration! = \"P1D\")",
        "Instance.uptime: Float",
        "Service.uptime(window: Duration! = \"P1D\")",
        "Service.uptime: Float",
    ];

    [Fact]
    public async Task Whatever_the_contract_promises_is_served_but_for_a_list_that_only_shrinks()
    {
        var served = SchemaFacts.Of(await server.Client.GetStringAsync("/graphql/schema.graphql"));
        var promised = SchemaFacts.Of(await ReadAsync("schema.graphql"));
        promised.UnionWith(SchemaFacts.Of(await ReadAsync("conventions.graphql")));
        promised.ExceptWith(served);
        promised.ShouldBe(NotThereYet, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_type_field_argument_and_value_is_described()
    {
        var undescribed = SchemaDescriptions.Missing(await server.Client.GetStringAsync("/graphql/schema.graphql"));
        undescribed.ShouldBeEmpty();
    }

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Contract", name));
}

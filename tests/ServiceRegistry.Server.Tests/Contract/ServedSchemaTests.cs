namespace ServiceRegistry.Server.Tests.Contract;

/// <summary>The served schema keeps the contract that frontends are written against.</summary>
public sealed class ServedSchemaTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Whatever_the_contract_promises_is_served()
    {
        var served = SchemaFacts.Of(await server.Client.GetStringAsync("/graphql/schema.graphql"));
        var promised = SchemaFacts.Of(await ReadAsync("schema.graphql"));
        promised.UnionWith(SchemaFacts.Of(await ReadAsync("conventions.graphql")));
        promised.ExceptWith(served);
        promised.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_type_field_argument_and_value_is_described()
    {
        var undescribed = SchemaDescriptions.Missing(await server.Client.GetStringAsync("/graphql/schema.graphql"));
        undescribed.ShouldBeEmpty();
    }

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Contract", name));
}

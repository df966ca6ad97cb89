using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Hosting;

/// <summary>Parts of the schema that change while it is used.</summary>
public sealed class TypeModuleTests
{
    [Fact]
    public async Task TypesChanged_AnOpenSocketIsAnsweredOnTheNewSchema()
    {
        await using var host = await StartAsync();
        using var socket = await SocketClient.ConnectAsync(host);
        await socket.SubscribeAsync("1", "{ __type(name: \"Colour\") { enumValues { name } } }");
        (await socket.ReceiveAsync()).ShouldContain("[{\"name\":\"RED\"}]");
        (await socket.ReceiveAsync()).ShouldContain("complete");

        await ChangeAsync(host, "RED", "BLUE");
        await socket.SubscribeAsync("2", "{ __type(name: \"Colour\") { enumValues { name } } }");

        (await socket.ReceiveAsync()).ShouldContain("[{\"name\":\"RED\"},{\"name\":\"BLUE\"}]");
    }

    [Fact]
    public async Task TypesChanged_ToASchemaThatIsNone_IsLoggedAndTheOldOneStays()
    {
        await using var host = await StartAsync();

        await ChangeAsync(host, "not a name");
        (await (await host.GetAsync("?sdl")).TextAsync()).ShouldContain("  RED\n");
        var errors = host.Logs.Entries.Where(entry => entry.Level == LogLevel.Error).ToList();
        await ChangeAsync(host, "GREEN");

        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(entry => entry.Exception is SchemaException);
        (await (await host.GetAsync("?sdl")).TextAsync()).ShouldContain("  GREEN\n");
    }

    private static Task<GraphQLHost> StartAsync() => GraphQLHost.StartRealAsync(
        builder => builder.AddTypes(typeof(GreetingQueries).Assembly).AddTypeModule<Colours>());

    private static Task ChangeAsync(GraphQLHost host, params string[] colours)
    {
        host.Services.GetRequiredService<Colours>().Change(colours);
        return host.Services.GetRequiredService<SchemaUpdates>().RequestAsync().WaitAsync(Patience.Long);
    }

    private sealed class Colours : ITypeModule
    {
        private volatile string[] names = ["RED"];

        public event EventHandler? TypesChanged;

        public void Change(params string[] changed)
        {
            names = changed;
            TypesChanged?.Invoke(this, EventArgs.Empty);
        }

        public void ConfigureSchema(SchemaBuilder schema) =>
            schema.AddType(new EnumType("Colour", "What is seen.", [.. names.Select(name => new EnumValue(name, null, name))], typeof(string)));
    }
}

using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.Plugins;
using ServiceRegistry.Server.Hosting;

namespace ServiceRegistry.Server.Tests.Plugins;

/// <summary>The schema is that of the plugins that are loaded now.</summary>
public sealed class SchemaFollowsPluginsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_unloaded_plugin_leaves_the_schema()
    {
        (await SdlAsync()).ShouldContain("input TcpCheckInput");

        await server.Services.GetRequiredService<PluginCatalog>().UnloadAsync("Tcp");
        await ((RegistryExecutor)server.Services.GetRequiredService<IRequestExecutorProvider>()).UpdateAsync();

        var sdl = await SdlAsync();
        sdl.ShouldNotContain("input TcpCheckInput");
        sdl.ShouldContain("input HttpCheckInput");
    }

    private Task<string> SdlAsync() => server.Client.GetStringAsync("/graphql/schema.graphql");
}

using System.Runtime.Versioning;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A plugins folder that the server may not look into.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnreadablePluginsTests
{
    [UnprivilegedFact]
    public async Task A_plugins_folder_that_cannot_be_read_is_told_and_stops_nothing()
    {
        using var data = new DataFolder();
        var plugins = data.Folder.CreateSubdirectory("plugins").FullName;
        File.SetUnixFileMode(plugins, UnixFileMode.None);

        await using var server = await ServerProcess.StartUnprivilegedAsync(
            data.Folder, KeyValuePair.Create("ServiceRegistry__Plugins__Path", plugins));

        server.Output.ShouldContain($"The plugins folder {plugins} cannot be read, so nothing of it is loaded until it can");
        (await server.RegisterAsync("a")).Errors.ShouldBeEmpty();
        (await server.CountAsync()).ShouldBe(1);
    }
}

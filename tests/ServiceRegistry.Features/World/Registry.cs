using System.Collections.Concurrent;
using System.Text.Json;
using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.World;

/// <summary>The registry of one scenario: a server of its own with data and plugins of its own, started when first needed.</summary>
internal sealed class Registry : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("registry-");
    private readonly Action<string> log;
    private RegistryServer? server;
    private GraphQLClient? client;

    public Registry(ScenarioPlan scenario, Action<string> log)
    {
        this.log = line =>
        {
            Said.Enqueue(line);
            log(line);
        };
        Plugins = new PluginsFolder(Path.Combine(folder.FullName, "plugins"));
        Settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Registry"] = $"Data Source={Path.Combine(folder.FullName, "registry.db")}",
            ["ServiceRegistry__Plugins__Path"] = Plugins.Path,
        };
        log($"{scenario.File}:{scenario.Line}");
    }

    /// <summary>What the server is started with; to be changed before that.</summary>
    public Dictionary<string, string> Settings { get; }

    public PluginsFolder Plugins { get; }

    /// <summary>The lines of its log, and what it answered.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    /// <summary>The files of its data.</summary>
    public IEnumerable<string> DataFiles =>
        folder.EnumerateFiles("registry.db*").Concat(folder.CreateSubdirectory("keys").EnumerateFiles()).Select(file => file.FullName);

    /// <summary>A folder beside the registry's data.</summary>
    public string Subfolder(string name) => folder.CreateSubdirectory(name).FullName;

    /// <summary>Puts a file beside the registry's data; gives its folder.</summary>
    public string AddFile(string subfolder, string name, string text)
    {
        var target = Subfolder(subfolder);
        File.WriteAllText(Path.Combine(target, name), text);
        return target;
    }

    /// <summary>The answer to the last request that a step made for its own sake.</summary>
    public Answer Last { get; private set; } = new(default, default);

    /// <summary>Where the server listens; it is started where it does not run.</summary>
    public async Task<Uri> AddressAsync() => (server ??= await RegistryServer.StartAsync(Settings, log)).Address;

    public async Task<HttpClient> HttpAsync() => (await ClientAsync()).Http;

    /// <summary>Sends a request whatever comes, and keeps the answer.</summary>
    public async Task<Answer> AskAsync(string query, object? variables = null, IEnumerable<KeyValuePair<string, string>>? headers = null) =>
        Last = await PostAsync(query, variables, headers);

    /// <summary>Keeps the answer to a request that a step sent in a way of its own.</summary>
    public void Keep(Answer answer) => Last = answer;

    /// <summary>Reads for a step's own use: what is not answered with data fails it.</summary>
    public async Task<JsonElement> ReadAsync(string query, object? variables = null) => (await PostAsync(query, variables)).Data;

    public async Task<long> RevisionAsync() => (await ReadAsync("{ registry { revision } }")).GetProperty("registry").GetProperty("revision").GetInt64();

    public async Task StopAsync()
    {
        client?.Dispose();
        client = null;
        if (server is not null)
        {
            await server.DisposeAsync();
            server = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    private async Task<Answer> PostAsync(string query, object? variables, IEnumerable<KeyValuePair<string, string>>? headers = null)
    {
        var answer = await (await ClientAsync()).PostAsync(query, variables, headers);
        Said.Enqueue(answer.Body.GetRawText());
        return answer;
    }

    private async Task<GraphQLClient> ClientAsync() => client ??= new GraphQLClient(await AddressAsync());
}

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>Clients that register, three instances a call, and what they were answered.</summary>
internal sealed class RecordedLoad
{
    public const int InstancesOfCall = 3;
    private const int Clients = 8;
    private const string Register =
        "mutation($input: RegisterInstancesInput!) { registerInstances(input: $input) { instances { id revision } errors { ... on Error { message } } } }";

    private readonly ServerProcess server;
    private readonly Observed<AnsweredCall> answers = new();

    private RecordedLoad(ServerProcess server, string name, int calls)
    {
        this.server = server;
        Ended = Task.WhenAll(Enumerable.Range(0, Clients).Select(client => RegisterAsync($"{name}-{client}", calls)));
    }

    public IReadOnlyList<AnsweredCall> Answers => answers.Items;

    /// <summary>Completes when nothing is answered any more, or every client has made its calls.</summary>
    public Task Ended { get; }

    /// <param name="server">Who is asked, for as long as it answers.</param>
    /// <param name="name">What the keys begin with; another one for each load.</param>
    /// <param name="calls">The most calls of a client.</param>
    public static RecordedLoad Start(ServerProcess server, string name, int calls = int.MaxValue) => new(server, name, calls);

    public Task AnsweredAsync(int count) => answers.WaitForAsync(all => all.Count >= count ? all : null, $"{count} answers");

    private async Task RegisterAsync(string name, int calls)
    {
        try
        {
            for (var call = 0; call < calls; call++)
            {
                var instances = Enumerable.Range(0, InstancesOfCall).Select(place => new { service = "shop", version = "1.0.0", key = $"{name}-{call}.{place}" });
                var answer = await server.Client.PostAsync(Register, new { input = new { instances } });
                var registered = answer.Data.GetProperty("registerInstances").GetProperty("instances").EnumerateArray().ToList();
                answers.Add(new AnsweredCall(
                    registered[0].GetProperty("revision").GetInt64(), [.. registered.Select(instance => instance.GetProperty("id").GetString()!)]));
            }
        }
        catch (HttpRequestException)
        {
            // The server was killed: from here on nothing is answered.
        }
    }
}

/// <summary>A call that was answered: it is kept, whatever happens.</summary>
/// <param name="Revision">The revision of its instances.</param>
/// <param name="Ids">Their ids.</param>
internal sealed record AnsweredCall(long Revision, IReadOnlyList<string> Ids);

using System.Text.Json;
using ServiceRegistry.Bench.Load;

namespace ServiceRegistry.Bench;

/// <summary>The operations that are measured, as bodies of requests.</summary>
internal static class Operations
{
    public const int Services = 500;
    public const int InstancesOfService = 20;

    private const string Fields = "id key version host port tags status";

    public static string Resolve { get; } = ResolveOf(Service(Services / 2));

    /// <summary>The same with a place for a number: another one makes it another document.</summary>
    public static string NumberedResolve { get; } = Body(
        $"query Q{RequestTemplate.Number} ($service: String!) {{ resolve(service: $service) {{ answer instances {{ {Fields} }} }} }}",
        new { service = Service(Services / 2) });

    public static string Instances { get; } = InstancesOf(Service(Services / 2));

    public static string Introspection { get; } = Body(ReadIntrospection(), new { });

    public static string Subscribe { get; } = Body(
        "subscription { onRegistryChanged { epoch revision events { revision change serviceName version status instance { id weight } } } }", new { });

    public static string Service(int number) => $"service-{number}";

    /// <summary>Registers services one after the other, many in one request.</summary>
    public static async Task SeedAsync(GraphQLClient client, int services, bool withChecks = false)
    {
        const int AtOnce = 1000 / InstancesOfService;
        foreach (var some in Enumerable.Range(0, services).Chunk(AtOnce))
        {
            await client.SendAsync(Register(some.SelectMany(service => Enumerable.Range(service * InstancesOfService, InstancesOfService)
                .Select(number => Registration(Service(service), number, withCheck: withChecks)))));
        }
    }

    public static string Register(IEnumerable<object> instances) => Body(
        "mutation ($input: RegisterInstancesInput!) { registerInstances(input: $input) { instances { id } errors { ... on Error { message } } } }",
        new { input = new { instances } });

    public static object Registration(string service, int number, string? leaseTtl = null, bool withCheck = false) => new
    {
        service,
        key = $"{service}-{number}",
        version = $"1.{number % 4}.0",
        scheme = "http",
        host = $"10.{number / 62_500}.{number / 250 % 250}.{(number % 250) + 1}",
        port = 8080,
        tags = new[] { "blue", $"rack-{number % 8}" },
        leaseTtl,
        checks = withCheck ? new object[] { new { strategy = new { ttl = new { ttl = "P1D" } } } } : [],
    };

    /// <summary>Registers another instance with every <see cref="RequestTemplate.Number"/>, in services of a few.</summary>
    public static string RegisterNew { get; } = RegisterOne(new
    {
        service = $"new-{RequestTemplate.Group}",
        key = RequestTemplate.Number,
        version = "1.0.0",
        scheme = "http",
        host = "10.0.0.1",
        port = 8080,
        tags = new[] { "blue", "rack-1" },
        leaseTtl = "PT1H",
    });

    /// <summary>Changes an instance with every <see cref="RequestTemplate.Number"/>.</summary>
    public static string Write(string id) => Body(
        "mutation ($input: UpdateInstanceInput!) { updateInstance(input: $input) { instance { id } change errors { ... on Error { message } } } }",
        new { input = new { id, metadata = new[] { new { key = "number", value = RequestTemplate.Number } } } });

    /// <summary>Watches one service.</summary>
    public static string SubscribeTo(string service) => Body(
        "subscription ($where: RegistryEventFilterInput) { onRegistryChanged(where: $where) { epoch revision events { revision change serviceName version status instance { id weight } } } }",
        new { where = new { serviceName = new { eq = service } } });

    public static string InstancesOfAll { get; } = Body("{ instances(first: 1) { nodes { id } } }", new { });

    public static string ResolveOf(string service) => Body(
        $"query ($service: String!) {{ resolve(service: $service) {{ answer instances {{ {Fields} }} }} }}", new { service });

    /// <summary>A page of the healthy instances of a service.</summary>
    public static string InstancesOf(string service) => Body(
        $"query ($service: String!) {{ instances(where: {{ serviceName: {{ eq: $service }}, status: {{ eq: HEALTHY }} }}, first: 20) {{ nodes {{ {Fields} }} }} }}",
        new { service });

    /// <summary>Registers one instance; the second time there is nothing to write.</summary>
    public static string RegisterOne(object registration) => Body(
        "mutation ($input: RegisterInstanceInput!) { registerInstance(input: $input) { instance { id status } change errors { ... on Error { message } } } }",
        new { input = registration });

    public static string RenewLease(string id) => Body(
        "mutation ($input: RenewLeaseInput!) { renewLease(input: $input) { instance { id status } errors { ... on Error { message } } } }",
        new { input = new { id } });

    public static string Change(string id, int weight) => Body(
        "mutation ($input: UpdateInstanceInput!) { updateInstance(input: $input) { instance { id } errors { ... on Error { message } } } }",
        new { input = new { id, weight } });

    private static string Body(string query, object variables) => JsonSerializer.Serialize(new { query, variables });

    private static string ReadIntrospection()
    {
        using var reader = new StreamReader(typeof(Operations).Assembly.GetManifestResourceStream("introspection.graphql")!);
        return reader.ReadToEnd();
    }
}

using System.Text.Json;

namespace ServiceRegistry.Bench;

/// <summary>The operations that are measured, as bodies of requests.</summary>
internal static class Operations
{
    public const int Services = 500;
    public const int InstancesOfService = 20;

    private const string Fields = "id key version host port tags status";

    public static string Resolve { get; } = Body(
        $"query ($service: String!) {{ resolve(service: $service) {{ answer instances {{ {Fields} }} }} }}",
        new { service = Service(Services / 2) });

    public static string Instances { get; } = Body(
        $"query ($service: String!) {{ instances(where: {{ serviceName: {{ eq: $service }}, status: {{ eq: HEALTHY }} }}, first: 20) {{ nodes {{ {Fields} }} }} }}",
        new { service = Service(Services / 2) });

    public static string Subscribe { get; } = Body(
        "subscription { onRegistryChanged { epoch revision events { revision change serviceName version status instance { id weight } } } }", new { });

    public static string Typename { get; } = Body("{ __typename }", new { });

    public static string Service(int number) => $"service-{number}";

    public static string Register(string service, int first, int count) => Body(
        "mutation ($input: RegisterInstancesInput!) { registerInstances(input: $input) { instances { id } errors { ... on Error { message } } } }",
        new
        {
            input = new
            {
                instances = Enumerable.Range(first, count).Select(number => new
                {
                    service,
                    key = $"{service}-{number}",
                    version = $"1.{number % 4}.0",
                    scheme = "http",
                    host = $"10.0.{number / 250}.{(number % 250) + 1}",
                    port = 8080,
                    tags = new[] { "blue", $"rack-{number % 8}" },
                }),
            },
        });

    public static string Change(string id, int weight) => Body(
        "mutation ($input: UpdateInstanceInput!) { updateInstance(input: $input) { instance { id } errors { ... on Error { message } } } }",
        new { input = new { id, weight } });

    private static string Body(string query, object variables) => JsonSerializer.Serialize(new { query, variables });
}

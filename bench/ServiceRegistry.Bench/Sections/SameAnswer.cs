using System.Text.Json.Nodes;

namespace ServiceRegistry.Bench.Sections;

/// <summary>Makes sure that two servers do the same work. The order of a list does not count, for discovery shuffles.</summary>
internal static class SameAnswer
{
    /// <summary>Compares the whole answer of GraphQL with that of another path.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static async Task CheckAsync(GraphQLClient client, string body, string path) =>
        Compare(JsonNode.Parse(await client.SendAsync(body)), JsonNode.Parse(await client.SendAsync(body, path)));

    /// <summary>Compares the data with those of another GraphQL server.</summary>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static async Task CheckDataAsync(GraphQLClient client, Uri other, string body)
    {
        using var otherClient = new GraphQLClient(other);
        Compare(JsonNode.Parse(await client.SendAsync(body))!["data"], JsonNode.Parse(await otherClient.SendAsync(body))!["data"]);
    }

    private static void Compare(JsonNode? expected, JsonNode? other)
    {
        if (!JsonNode.DeepEquals(Sorted(expected), Sorted(other)))
        {
            throw new InvalidOperationException($"These should be the same:\n{expected?.ToJsonString()}\n{other?.ToJsonString()}");
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted).OrderBy(item => item?.ToJsonString(), StringComparer.Ordinal)]),
        _ => node?.DeepClone(),
    };
}

using System.Text.Json;

namespace ServiceRegistry.Features.World;

/// <summary>What a scenario looked for last, and found.</summary>
internal sealed class Findings(Registry registry)
{
    public IReadOnlyList<JsonElement> Nodes { get; private set; } = [];

    /// <summary>The page that the nodes are of.</summary>
    public JsonElement Page { get; private set; }

    /// <summary>Looks for instances by a filter that may name <c>$service</c> and <c>$version</c>.</summary>
    public Task InstancesAsync(string where, object variables)
    {
        var declared = string.Concat(variables.GetType().GetProperties().Select(property => $"${property.Name}: String "));
        return AskAsync("instances", $"where: {where}", "id key serviceName version", declared.Length == 0 ? "" : $"({declared})", variables);
    }

    /// <summary>Asks for a page; where it is refused, nothing is found and the answer tells why.</summary>
    public async Task AskAsync(string field, string arguments, string selection, string declared = "", object? variables = null)
    {
        var given = string.IsNullOrWhiteSpace(arguments) ? "" : $"({arguments})";
        var answer = await registry.AskAsync(
            $"query{declared} {{ page: {field}{given} {{ totalCount nodes {{ {selection} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }}",
            variables);
        Page = answer.Errors.Count == 0 ? answer.Data.GetProperty("page") : default;
        Nodes = answer.Errors.Count == 0 ? [.. Page.GetProperty("nodes").EnumerateArray()] : [];
    }
}

using System.Net.Http.Json;
using System.Text.Json;

namespace ServiceRegistry.Server.Tests;

/// <summary>Asks a running server.</summary>
internal static class Answers
{
    /// <summary>The whole answer to an operation: data, errors and extensions.</summary>
    public static async Task<JsonElement> AskAsync(this RunningServer server, string query, object? variables = null)
    {
        using var response = await server.Client.PostAsJsonAsync("/graphql", new { query, variables });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>A value of an answer, by the names and places on the way to it.</summary>
    public static JsonElement At(this JsonElement answer, params ReadOnlySpan<string> path)
    {
        foreach (var segment in path)
        {
            answer = int.TryParse(segment, out var place) ? answer[place] : answer.GetProperty(segment);
        }

        return answer;
    }
}

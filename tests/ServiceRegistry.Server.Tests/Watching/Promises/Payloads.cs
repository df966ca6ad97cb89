using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>The payloads of one subscription, one after the other.</summary>
internal sealed class Payloads(InProcessServer server, string document, object variables) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource end = new();
    private IAsyncEnumerator<OperationResult>? payloads;
    private Task<bool>? next;

    /// <summary>Completes when another one is there, once one was read.</summary>
    public Task Next => next!;

    /// <summary>The data of the next one.</summary>
    public async Task<JsonElement> NextAsync()
    {
        payloads ??= ((ResponseStream)await server.ExecuteAsync(document, variables)).ReadResultsAsync(end.Token).GetAsyncEnumerator();
        (await (next ?? payloads.MoveNextAsync().AsTask()).WaitAsync(Patience)).ShouldBeTrue();
        using var payload = payloads.Current;
        var data = JsonElement.Parse(payload.Body.Span).At("data");
        next = payloads.MoveNextAsync().AsTask();
        return data;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        if (payloads is not null)
        {
            await (next ?? Task.FromResult(false));
            await payloads.DisposeAsync();
        }

        end.Dispose();
    }
}

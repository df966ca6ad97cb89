using System.Globalization;
using ServiceRegistry.Core;
using ServiceRegistry.GraphQL.AspNetCore;
using ServiceRegistry.Server.Watching;

namespace ServiceRegistry.Server.Requests;

/// <summary>Gives each operation the snapshot that it reads, and its answer the revision of it (CONTRACT.md, 24).</summary>
internal sealed class RegistryOperations(Registry registry) : IOperationListener
{
    private static readonly TimeSpan MinRevisionTimeout = TimeSpan.FromSeconds(5);

    public async ValueTask OnExecutingAsync(IOperation operation, CancellationToken cancellationToken)
    {
        var state = operation.ContextData;
        if (state.TryGetValue(CallerState.MinRevision, out var wanted))
        {
            await WaitAsync((string)wanted!, cancellationToken);
        }

        if (state.TryGetValue(GraphQLContextKeys.LastEventId, out var eventId) && ResumePosition.Parse(eventId as string) is { } position)
        {
            state[ResumePosition.Key] = position;
        }

        RequestState.Put(state, new RegistryRequest(registry, CallerState.AddressOf(state)));
    }

    public void OnExecuted(IOperation operation, IDictionary<string, object?> extensions) =>
        extensions["revision"] = RequestState.Of(operation.ContextData).Revision;

    private async Task WaitAsync(string wanted, CancellationToken cancellationToken)
    {
        if (!long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            throw new GraphQLException(
                $"The header {CallerState.MinRevision} is '{wanted}'; allowed is a revision, a whole number of at least 0.", "INVALID_ARGUMENT");
        }

        if (!await registry.WaitForRevisionAsync(revision, MinRevisionTimeout, cancellationToken))
        {
            throw new GraphQLException(new GraphQLError($"The revision {revision} was not reached within 5 seconds.")
            {
                Code = "REVISION_NOT_REACHED",
                Extensions = new Dictionary<string, object?> { ["revision"] = registry.Snapshot.Revision, ["epoch"] = registry.Snapshot.Epoch },
            });
        }
    }
}

using System.Globalization;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Watching;
using ServiceRegistry.GraphQL.AspNetCore;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.Server.Watching;

namespace ServiceRegistry.Server.Requests;

/// <summary>Gives each operation the snapshot that it reads, and its answer the revision of it (CONTRACT.md, 24).</summary>
internal sealed class RegistryOperations(Registry registry) : IOperationListener
{
    /// <summary>The code of the error for a revision that this member has not seen in time.</summary>
    private const string RevisionNotReached = "REVISION_NOT_REACHED";

    private static readonly TimeSpan MinRevisionTimeout = TimeSpan.FromSeconds(5);

    public async ValueTask OnExecutingAsync(IOperation operation, CancellationToken cancellationToken)
    {
        var state = operation.ContextData;
        if (state.TryGetValue(CallerState.MinRevision, out var wanted))
        {
            await WaitAsync((string)wanted!, cancellationToken);
        }

        if (operation.Type == OperationType.Subscription && state.TryGetValue(GraphQLContextKeys.LastEventId, out var eventId))
        {
            state[ResumePosition.Key] = PositionOf((string)eventId!);
        }

        RequestState.Put(state, new RegistryRequest(registry, CallerState.AddressOf(state)));
    }

    public void OnExecuted(IOperation operation, ref AnswerExtensions extensions) =>
        extensions.Add("revision", RequestState.Of(operation.ContextData).Revision);

    // To begin with what comes next would lose, without a word, what came in between.
    private static ResumePosition PositionOf(string eventId) => ResumePosition.Parse(eventId) ?? throw new GraphQLException(
        "The header Last-Event-ID is none of this registry's ids, which are written epoch:revision.", WatchErrorCode.InvalidArgument);

    private async Task WaitAsync(string wanted, CancellationToken cancellationToken)
    {
        if (!long.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var revision))
        {
            throw new GraphQLException(
                $"The header {CallerState.MinRevision} is '{wanted}'; allowed is a revision, a whole number of at least 0.", WatchErrorCode.InvalidArgument);
        }

        if (!await registry.WaitForRevisionAsync(revision, MinRevisionTimeout, cancellationToken))
        {
            throw new GraphQLException(new GraphQLError($"The revision {revision} was not reached within 5 seconds.")
            {
                Code = RevisionNotReached,
                Extensions = new Dictionary<string, object?> { ["revision"] = registry.Snapshot.Revision, ["epoch"] = registry.Snapshot.Epoch },
            });
        }
    }
}

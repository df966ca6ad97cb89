using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The context of a field that is subscribed to: its token lives as long as the stream, not as long as the start.</summary>
internal sealed class SubscriptionFieldContext(
    OperationContext operation, Selection selection, ObjectType type, ResponsePath path, CancellationToken lifetime)
    : WaitingFieldContext(operation, selection, type, parent: null, path)
{
    public override CancellationToken RequestAborted => lifetime;
}

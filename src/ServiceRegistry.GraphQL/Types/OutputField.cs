using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Resolves a field without waiting for anything: its value is written straight into the answer.</summary>
/// <param name="context">
/// The field being resolved. It turns to the next field when the resolver returns: an enumerable that is read later must not hold on to it.
/// </param>
public delegate object? PureResolver(IResolverContext context);

/// <summary>Resolves a field that may have to wait.</summary>
/// <param name="context">The field being resolved.</param>
public delegate ValueTask<object?> AsyncResolver(IResolverContext context);

/// <summary>Gives the source stream of a subscription's root field (section 6.2.3.1). An item may be a <see cref="SourceEvent"/>.</summary>
/// <param name="context">The field being subscribed to.</param>
public delegate ValueTask<IAsyncEnumerable<object?>> SubscribeResolver(IResolverContext context);

/// <summary>Gives the source stream of a subscription's root field whose executions are shared.</summary>
/// <param name="context">The field being subscribed to.</param>
public delegate ValueTask<SharedSource> ShareResolver(IResolverContext context);

/// <summary>A field of an object or interface (section 3.6).</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Type">An output type.</param>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="DeprecationReason">Why it should not be used any more; null where it may.</param>
public sealed record OutputField(
    string Name, string? Description, GraphQLType Type, IReadOnlyList<InputValue> Arguments, string? DeprecationReason = null)
{
    /// <summary>Resolves it without waiting; one of the two resolvers is set on every field of an object.</summary>
    public PureResolver? Resolve
    {
        get;
        init
        {
            // What is written must be what is resolved: another resolver takes the old way of writing with it.
            field = value;
            Leaf = null;
        }
    }

    /// <summary>Resolves it where that may take time.</summary>
    public AsyncResolver? ResolveAsync { get; init; }

    /// <summary>Resolves and writes it in one step; null where it has to be resolved first.</summary>
    internal LeafField? Leaf { get; init; }

    /// <summary>Gives the events, on the fields of the subscription type; one of the two is set.</summary>
    public SubscribeResolver? Subscribe { get; init; }

    /// <summary>Gives events that are executed once for all who subscribe to the same.</summary>
    public ShareResolver? Share { get; init; }

    /// <summary>What resolving it once costs; null for the default of its kind (<see cref="CostAttribute"/>).</summary>
    public double? Cost { get; init; }

    /// <summary>How many objects it is reckoned to answer; null for the assumption of <see cref="CostOptions"/>.</summary>
    public ListSize? ListSize { get; init; }

    /// <summary>The directives that stand at it in the schema, in order; none unless set.</summary>
    public IReadOnlyList<AppliedDirective> Directives { get; init; } = [];
}

using ServiceRegistry.GraphQL.Configuration;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>One execution: what its fields share. For a subscription, the execution of one event.</summary>
internal sealed class OperationContext(
    OperationPlan plan,
    VariableValues variables,
    OperationRequest request,
    OperationState state,
    ErrorReporter reporter,
    CancellationToken aborted) : IOperation
{
    private readonly ArgumentValues?[] arguments = plan.ArgumentSlots == 0 ? [] : new ArgumentValues?[plan.ArgumentSlots];
    private readonly Lock gate = new();
    private List<GraphQLError>? errors;
    private OperationBatches? batches;
    private Dictionary<DataLoaderDefinition, IDataLoader>? dataLoaders;
    private bool hasStarted;

    public OperationPlan Plan { get; } = plan;

    public Schema Schema => Plan.Operation.Schema;

    public OperationType Type => Plan.Operation.Node.Operation;

    public string? Name => Plan.Operation.Node.Name?.Value;

    public OperationRequest Request { get; } = request;

    public IDictionary<string, object?> ContextData => state;

    /// <summary>Ends when the client leaves; for what waits also when its time is up, from when that begins to count.</summary>
    public CancellationToken Aborted { get; set; } = aborted;

    /// <summary>What the executor itself adds to the answer's <c>extensions</c>; null where it adds nothing.</summary>
    public Dictionary<string, object?>? Extensions { get; init; }

    /// <summary>The errors so far; read it when nothing runs any more.</summary>
    public IReadOnlyList<GraphQLError> Errors => errors ?? (IReadOnlyList<GraphQLError>)[];

    /// <summary>CoerceArgumentValues (section 6.4.1): once a request, however often the field is executed.</summary>
    /// <exception cref="GraphQLException">A value is refused.</exception>
    public ArgumentValues ArgumentsOf(Selection selection)
    {
        if (selection.Arguments is not { } plan)
        {
            return ArgumentValues.Empty;
        }

        // A slot that came with a type met during this execution is not kept.
        if ((uint)selection.ArgumentSlot >= (uint)arguments.Length)
        {
            return plan.Coerce(variables);
        }

        return arguments[selection.ArgumentSlot] ??= plan.Coerce(variables);
    }

    /// <summary>The directives of a class at a field, read anew each time: few fields ask.</summary>
    /// <exception cref="GraphQLException">A value is refused.</exception>
    public IReadOnlyList<T> DirectivesOf<T>(Selection selection)
    {
        var directive = Schema.Directives.FirstOrDefault(d => d.RuntimeType == typeof(T))
            ?? throw new InvalidOperationException($"The schema has no directive of {typeof(T).Name}: AddDirectiveType adds it.");
        return [.. selection.Nodes.SelectMany(node => node.Directives).Where(node => node.Name.Value == directive.Name).Select(Create)];

        T Create(DirectiveNode node)
        {
            var values = ArgumentPlan.For(directive.Arguments, node.Arguments)?.Coerce(variables) ?? ArgumentValues.Empty;
            return (T)directive.Create!(new InputFieldValues(values.Values, values.Provided));
        }
    }

    /// <summary>The operation's own data loader of a kind, made when it is first asked for.</summary>
    public IDataLoader DataLoaderOf(DataLoaderDefinition definition, IResolverContext context)
    {
        lock (gate)
        {
            batches ??= new OperationBatches(held: !hasStarted, Aborted);
            dataLoaders ??= [];
            if (!dataLoaders.TryGetValue(definition, out var loader))
            {
                dataLoaders.Add(definition, loader = definition.Create(context, batches));
            }

            return loader;
        }
    }

    /// <summary>Says that all resolvers that can be started are: what they asked data loaders for is fetched now.</summary>
    public void EndStart()
    {
        OperationBatches? held;
        lock (gate)
        {
            hasStarted = true;
            held = batches;
        }

        held?.Dispose();
    }

    /// <summary>True for the exception that says that the whole execution ends: no error of a field.</summary>
    public bool IsAbort(Exception exception) => exception is OperationCanceledException && Aborted.IsCancellationRequested;

    /// <summary>Where the document selects a field.</summary>
    public static Location[] LocationsOf(Selection selection) => [.. selection.Nodes.Select(node => node.Location).OfType<Location>()];

    /// <summary>Records the error of a field (section 6.4.4).</summary>
    public void AddFieldError(Exception exception, Selection selection, IReadOnlyList<object> path) =>
        Add(reporter.Report(exception, path, LocationsOf(selection)));

    /// <summary>Records an error that a resolver tells beside its value.</summary>
    public void AddFieldError(GraphQLError error, Selection selection, IReadOnlyList<object> path) =>
        Add(reporter.Filter(error, path, LocationsOf(selection)));

    private void Add(GraphQLError error)
    {
        lock (gate)
        {
            (errors ??= []).Add(error);
        }
    }
}

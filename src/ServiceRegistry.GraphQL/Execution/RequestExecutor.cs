using System.Diagnostics.CodeAnalysis;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Executes requests on one schema (chapter 6): parse and validate, once a document; coerce variables; execute.</summary>
public sealed class RequestExecutor : IRequestExecutor
{
    private readonly RequestExecutorOptions options;
    private readonly PersistedOperations persisted;
    private readonly DocumentCache documents;
    private readonly ErrorReporter reporter;
    private readonly OperationExecution execution;
    private readonly IOperationListener[] listeners;
    private readonly SharedOperations shared = new();

    /// <summary>An executor for a schema.</summary>
    /// <param name="schema">The schema; each field of its objects has a resolver.</param>
    /// <param name="options">How requests are executed; the defaults where null.</param>
    /// <exception cref="SchemaException">A field has no resolver.</exception>
    public RequestExecutor(Schema schema, RequestExecutorOptions? options = null)
    {
        RequireResolvers(schema);
        Schema = schema;
        this.options = options ?? RequestExecutorOptions.Default;
        persisted = new PersistedOperations(this.options.PersistedOperations);
        documents = new DocumentCache(this.options.DocumentCacheSize);
        reporter = new ErrorReporter(this.options.ErrorFilters, this.options.Diagnostics);
        execution = new OperationExecution(this.options);
        listeners = [.. this.options.Listeners];
    }

    /// <inheritdoc />
    public Schema Schema { get; }

    /// <inheritdoc />
    public Task<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken = default) =>
        ExecuteDirectlyAsync(request, cancellationToken).AsTask();

    /// <summary>The same for transports: what never waits costs no task.</summary>
    internal async ValueTask<ExecutionResult> ExecuteDirectlyAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var found = persisted.Concern(request)
                ? await persisted.FindAsync(request, cancellationToken).ConfigureAwait(false)
                : new FoundDocument(request.Document, null) { Known = request.Known };
            if (!TryGetDocument(found.Known, found.Source.Span, out var document, out var invalid))
            {
                return RequestError(invalid);
            }

            var operation = document.GetOperation(request.OperationName);
            RequireAllowed(operation.Node, request.Allowed);
            if ((VariableLimit.Check(request, options.MaxVariableValues) ?? CostLimit.CheckValues(operation.Variables, request, options.Cost)) is { } tooLarge)
            {
                return RequestError([tooLarge]);
            }

            List<GraphQLError>? errors = null;
            var variables = VariableCoercion.CoerceVariableValues(operation.Variables, request, ref errors);
            if (errors is not null)
            {
                return RequestError(errors);
            }

            var plan = operation.PlanFor(variables);
            var cost = plan.Cost.Evaluate(variables);
            if (CostLimit.Check(plan.Cost, cost, variables, request, options.Cost) is { } tooDear)
            {
                return RequestError([tooDear]);
            }

            var extensions = ExtensionsOf(request, cost, found);
            return request.Cost == CostReporting.Validate
                ? ResponseFormat.WithoutData(extensions!)
                : await ExecuteAsync(plan, variables, request, extensions, cancellationToken).ConfigureAwait(false);
        }
        catch (SyntaxException exception)
        {
            return RequestError([exception.Error]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return ResponseFormat.RequestError([reporter.Report(exception)]);
        }
    }

    // What the executor itself has to say beside the answer; null where that is nothing.
    private Dictionary<string, object?>? ExtensionsOf(OperationRequest request, OperationCost cost, FoundDocument found)
    {
        if (request.Cost == CostReporting.None && found.ToKeep is null)
        {
            return null;
        }

        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (request.Cost != CostReporting.None)
        {
            extensions.Add("operationCost", cost.ToExtension());
        }

        if (found.ToKeep is { } query)
        {
            persisted.Keep(query, found.Source);
            extensions.Add("persistedQuery", query.ToExtension());
        }

        return extensions;
    }

    /// <summary>A document that is known already: transports look it up before they copy it.</summary>
    internal CompiledDocument? FindDocument(ReadOnlySpan<byte> source) => documents.TryGet(source, out var document) ? document : null;

    private bool TryGetDocument(
        CompiledDocument? known,
        ReadOnlySpan<byte> source,
        [NotNullWhen(true)] out CompiledDocument? document,
        out IReadOnlyList<GraphQLError> errors)
    {
        errors = [];
        if (known is not null && documents.IsFrom(known))
        {
            document = known;
            return true;
        }

        if (documents.TryGet(source, out document))
        {
            return true;
        }

        var node = DocumentParser.Parse(source, options.Parser);
        errors = DocumentValidator.Validate(Schema, node, options.Validation);
        if (errors.Count > 0)
        {
            return false;
        }

        document = new CompiledDocument(Schema, node, options.Cost);
        documents.Add(source, document);
        return true;
    }

    private async ValueTask<ExecutionResult> ExecuteAsync(
        OperationPlan plan,
        VariableValues variables,
        OperationRequest request,
        Dictionary<string, object?>? extensions,
        CancellationToken cancellationToken)
    {
        var operation = new OperationContext(plan, variables, request, new OperationState(request.ContextData), reporter, cancellationToken)
        {
            Extensions = extensions,
        };
        foreach (var listener in listeners)
        {
            await listener.OnExecutingAsync(operation, cancellationToken).ConfigureAwait(false);
        }

        return operation.Type == OperationType.Subscription
            ? await SubscribeAsync(operation, variables, cancellationToken).ConfigureAwait(false)
            : await execution.ExecuteAsync(operation, rootValue: null, eventId: null).ConfigureAwait(false);
    }

    private ValueTask<ExecutionResult> SubscribeAsync(OperationContext operation, VariableValues variables, CancellationToken cancellationToken)
    {
        var (plan, request) = (operation.Plan, operation.Request);
        var subscription = new Subscription(operation, variables, execution, reporter, shared, options)
        {
            Prepare = (state, token) => new(plan, variables, request, state, reporter, token) { Extensions = operation.Extensions },
            PrepareShared = (state, token) => new(plan, variables, SharedRequest(request), state, reporter, token),
        };
        return subscription.SubscribeAsync(cancellationToken);
    }

    // What belongs to all who share it has nothing of the one who came first.
    private OperationRequest SharedRequest(OperationRequest request) =>
        request with { Services = options.Services ?? request.Services, ContextData = null };

    private OperationResult RequestError(IEnumerable<GraphQLError> errors) =>
        ResponseFormat.RequestError([.. errors.Select(error => reporter.Filter(error))]);

    private static void RequireAllowed(OperationDefinitionNode node, AllowedOperations allowed)
    {
        var kind = node.Operation switch
        {
            OperationType.Query => AllowedOperations.Query,
            OperationType.Mutation => AllowedOperations.Mutation,
            _ => AllowedOperations.Subscription,
        };
        if ((allowed & kind) == 0)
        {
            var name = node.Operation.ToString().ToLowerInvariant();
            throw new GraphQLException(GraphQLError.At($"A {name} is not allowed here.", node) with
            {
                Code = ErrorCodes.OperationNotAllowed,
                Extensions = new Dictionary<string, object?> { ["operation"] = name },
            });
        }
    }

    private static void RequireResolvers(Schema schema)
    {
        var missing = schema.Types.OfType<ObjectType>()
            .SelectMany(type => type.Fields
                .Where(field => field.Resolve is null && field.ResolveAsync is null)
                .Select(field => $"{type.Name}.{field.Name} has no resolver."))
            .ToList();
        if (missing.Count > 0)
        {
            throw new SchemaException(missing);
        }
    }
}

using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>How requests are executed, and within which bounds.</summary>
public sealed record RequestExecutorOptions
{
    /// <summary>The defaults.</summary>
    public static RequestExecutorOptions Default { get; } = new();

    /// <summary>What a document may be at most.</summary>
    public ParserOptions Parser { get; init; } = new();

    /// <summary>What validation allows; introspection is switched off here.</summary>
    public ValidationOptions Validation { get; init; } = new();

    /// <summary>How requests may name a document in place of sending it.</summary>
    public PersistedOperationOptions PersistedOperations { get; init; } = new();

    /// <summary>What an operation may cost.</summary>
    public CostOptions Cost { get; init; } = new();

    /// <summary>
    /// How many values the variables of a request may hold, lists and objects among them: 100,000 unless set. What has more is refused with
    /// the code <c>DOCUMENT_LIMIT</c>. Counted is what a transport hands over as it came.
    /// </summary>
    public int MaxVariableValues { get; init; } = 100_000;

    /// <summary>How many valid documents are kept, ready for execution: 256 unless set, 0 keeps none.</summary>
    public int DocumentCacheSize { get; init; } = 256;

    /// <summary>
    /// The time that an operation has where it waits for anything, and that each event of a subscription has: 30 seconds unless set.
    /// What never waits has no need of it.
    /// </summary>
    public TimeSpan ExecutionTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Called around each operation.</summary>
    public IReadOnlyList<IOperationListener> Listeners { get; init; } = [];

    /// <summary>See each error before the client does, in this order.</summary>
    public IReadOnlyList<IErrorFilter> ErrorFilters { get; init; } = [];

    /// <summary>
    /// The services of executions that belong to no single request: those of an event for all who share a subscription. Where null, the
    /// first subscriber's, which must then outlive it.
    /// </summary>
    public IServiceProvider? Services { get; init; }

    /// <summary>Gets the exceptions that nobody expected; a host that sets none loses them.</summary>
    public IExecutionDiagnostics? Diagnostics { get; init; }

    /// <summary>The clock of the timeout.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

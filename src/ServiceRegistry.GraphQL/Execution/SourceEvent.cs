namespace ServiceRegistry.GraphQL.Execution;

/// <summary>An event of a subscription's source stream, where it carries more than its value.</summary>
/// <param name="Value">The value that the root field resolves to.</param>
/// <param name="EventId">What a client resumes from (the <c>id:</c> of an SSE event); null where nobody can resume behind it.</param>
/// <param name="ContextData">State for the execution of this event, beside that of the request; null where there is none.</param>
public sealed record SourceEvent(object? Value, string? EventId, IReadOnlyDictionary<string, object?>? ContextData = null);

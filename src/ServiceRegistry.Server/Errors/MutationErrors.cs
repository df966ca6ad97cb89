namespace ServiceRegistry.Server.Errors;

/// <summary>A value that breaks a rule.</summary>
/// <param name="Message">What is wrong, and what is allowed.</param>
/// <param name="Path">From input down; places in lists as decimal numbers.</param>
/// <param name="Code">The stable code of the rule.</param>
public sealed record ValidationError(string Message, IReadOnlyList<string> Path, string Code);

/// <summary>There is no such object.</summary>
/// <param name="Message">What was asked for.</param>
/// <param name="Id">The id asked for; null where a service was asked for by its name.</param>
public sealed record NotFoundError(string Message, [property: GraphQLType("ID")] string? Id);

/// <summary>expectedRevision is not the object's revision.</summary>
/// <param name="Message">Both revisions in words.</param>
/// <param name="CurrentRevision">The object's revision; 0 where there is no such object.</param>
public sealed record ConflictError(string Message, long CurrentRevision);

using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;

namespace ServiceRegistry.Server.Errors;

/// <summary>Shows the registry's reasons as the errors of the API.</summary>
internal static class CommandErrors
{
    /// <summary>The errors of a mutation that was refused.</summary>
    /// <param name="errors">The registry's reasons.</param>
    /// <param name="globalId">Writes the id of what was not found.</param>
    public static FailedResult Show(this ImmutableArray<CommandError> errors, Func<Guid, string> globalId) =>
        FieldResult.Failed([.. errors.Select(error => Show(error, globalId))]);

    private static object Show(CommandError error, Func<Guid, string> globalId) => error switch
    {
        InvalidValue invalid => new ValidationError(invalid.Message, invalid.Path, invalid.Code),
        ObjectNotFound missing => new NotFoundError(missing.Message, missing.Id is { } id ? globalId(id) : null),
        RevisionConflict conflict => new ConflictError(conflict.Message, conflict.CurrentRevision),
        _ => throw new InvalidOperationException($"There is no error of the API for {error.GetType().Name}."),
    };
}

namespace ServiceRegistry.GraphQL;

/// <summary>A schema cannot be built; all that is wrong with it is said at once.</summary>
/// <param name="errors">What is wrong, each with the member that it is about.</param>
public sealed class SchemaException(IReadOnlyList<string> errors)
    : Exception("The schema cannot be built:" + string.Concat(errors.Select(e => Environment.NewLine + "- " + e)))
{
    /// <summary>What is wrong, each with the member that it is about.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

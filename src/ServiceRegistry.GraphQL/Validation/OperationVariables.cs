using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>The variables of an operation, with those of its fragments.</summary>
internal static class OperationVariables
{
    /// <summary>Each use, first those of the operation itself.</summary>
    internal static IEnumerable<VariableUsage> UsedBy(OperationDefinitionNode operation, ValidationContext context) =>
        context.Fragments.SpreadsIn(operation).Count == 0
            ? context.UsagesIn(operation)
            : context.UsagesIn(operation).Concat(context.Fragments.ReachableFrom(operation).SelectMany(context.UsagesIn));

    /// <summary>What an operation is called in messages.</summary>
    internal static string Describe(OperationDefinitionNode operation) =>
        operation.Name is { } name ? $"operation {Shorten.Quote(name.Value)}" : "the anonymous operation";
}

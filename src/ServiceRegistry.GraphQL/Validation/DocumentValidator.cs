using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>Holds documents against a schema (chapter 5).</summary>
public static class DocumentValidator
{
    /// <summary>What is wrong with a document; empty where every operation of it can be executed.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">A parsed document.</param>
    /// <param name="options">What is allowed; <see cref="ValidationOptions.Default"/> where null.</param>
    /// <returns>
    /// The errors, in the same order for the same document. Those of limits have the code <c>DOCUMENT_LIMIT</c>, and nothing is said of what
    /// stands behind them.
    /// </returns>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        var context = new ValidationContext(schema, document, options ?? ValidationOptions.Default);
        if (!context.IsStopped)
        {
            new DocumentWalker(context, ValidationRules.Create(context)).Walk();
        }

        return context.Errors;
    }
}

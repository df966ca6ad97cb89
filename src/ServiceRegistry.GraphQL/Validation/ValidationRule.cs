using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// A rule that documents are held against (chapter 5), for one validation. The walk calls it at each node, before the nodes inside, and in
/// the order of the document. What a document was found to be is kept with it: a rule looks at nothing but the document and its schema.
/// </summary>
/// <param name="context">The validation.</param>
/// <param name="section">The anchor of the rule's section in the specification; null for a rule of one's own.</param>
public abstract class ValidationRule(ValidationContext context, string? section = null)
{
    private Dictionary<string, object?>? extensions;

    /// <summary>The validation.</summary>
    protected ValidationContext Context { get; } = context;

    /// <summary>Called for an operation or a fragment, and for what does not belong into a document to execute.</summary>
    /// <param name="node">The definition.</param>
    public virtual void EnterDefinition(DefinitionNode node)
    {
    }

    /// <summary>Called for an operation.</summary>
    /// <param name="node">The operation.</param>
    public virtual void EnterOperation(OperationDefinitionNode node)
    {
    }

    /// <summary>Called for a fragment that is defined: once, however often it is spread.</summary>
    /// <param name="node">The fragment.</param>
    public virtual void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
    }

    /// <summary>Called for a variable of an operation.</summary>
    /// <param name="node">The variable.</param>
    /// <param name="type">Its type; null where the schema has none of that name.</param>
    public virtual void EnterVariableDefinition(VariableDefinitionNode node, GraphQLType? type)
    {
    }

    /// <summary>Called for a selected field; <see cref="ValidationContext.Types"/> has its definition and the type it is selected from.</summary>
    /// <param name="node">The selection.</param>
    public virtual void EnterField(FieldNode node)
    {
    }

    /// <summary>Called where a fragment is spread.</summary>
    /// <param name="node">The spread.</param>
    public virtual void EnterFragmentSpread(FragmentSpreadNode node)
    {
    }

    /// <summary>Called for an inline fragment.</summary>
    /// <param name="node">The fragment.</param>
    public virtual void EnterInlineFragment(InlineFragmentNode node)
    {
    }

    /// <summary>Called for the arguments of each field and each directive, where some are written or could be.</summary>
    /// <param name="arguments">Those written, and those that there are.</param>
    public virtual void EnterArguments(ArgumentSet arguments)
    {
    }

    /// <summary>Called for the directives of a place, all at once; not where there are none.</summary>
    /// <param name="directives">The directives, in order.</param>
    /// <param name="location">What they stand at.</param>
    public virtual void EnterDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
    }

    /// <summary>Called for a value, and for each value inside it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type expected; not called where it is unknown.</param>
    public virtual void EnterValue(ValueNode value, GraphQLType type)
    {
    }

    /// <summary>Called for a value in braces, after <see cref="EnterValue"/>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The input object expected; null where another type is, or an unknown one.</param>
    public virtual void EnterObjectValue(ObjectValueNode value, InputObjectType? type)
    {
    }

    /// <summary>Called once all definitions are walked.</summary>
    public virtual void LeaveDocument()
    {
    }

    /// <summary>Reports an error at nodes of the document.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="nodes">The nodes concerned.</param>
    protected void Report(string message, params IEnumerable<SyntaxNode> nodes) => ReportCode(null, message, nodes);

    /// <summary>Reports an error that has a code of its own.</summary>
    /// <param name="code">The code; null for none.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="nodes">The nodes concerned.</param>
    protected void ReportCode(string? code, string message, params IEnumerable<SyntaxNode> nodes)
    {
        if (!Context.IsStopped)
        {
            extensions ??= section is null ? [] : new() { ["specifiedBy"] = $"https://spec.graphql.org/September2025/#sec-{section}" };
            Context.Report(GraphQLError.At(message, nodes) with { Code = code, Extensions = extensions });
        }
    }

    /// <summary>A name of the client's for a message: in backticks, and cut where it is longer than 80 characters.</summary>
    /// <param name="name">A name from the document.</param>
    protected static string Quote(string name) => Shorten.Quote(name);
}

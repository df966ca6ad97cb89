using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>One rule of chapter 5, for one validation. The walk calls it at each node, before the nodes inside.</summary>
/// <param name="context">The validation.</param>
/// <param name="section">The anchor of the rule's section in the specification.</param>
internal abstract class ValidationRule(ValidationContext context, string section)
{
    private Dictionary<string, object?>? extensions;

    /// <summary>The validation.</summary>
    protected ValidationContext Context { get; } = context;

    internal virtual void EnterDefinition(DefinitionNode node)
    {
    }

    internal virtual void EnterOperation(OperationDefinitionNode node)
    {
    }

    internal virtual void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
    }

    internal virtual void EnterVariableDefinition(VariableDefinitionNode node, GraphQLType? type)
    {
    }

    internal virtual void EnterField(FieldNode node)
    {
    }

    internal virtual void EnterFragmentSpread(FragmentSpreadNode node)
    {
    }

    internal virtual void EnterInlineFragment(InlineFragmentNode node)
    {
    }

    internal virtual void EnterArguments(ArgumentSet arguments)
    {
    }

    internal virtual void EnterDirectives(IReadOnlyList<DirectiveNode> directives, DirectiveLocation location)
    {
    }

    /// <param name="value">The value.</param>
    /// <param name="type">The type expected; not called where it is unknown.</param>
    internal virtual void EnterValue(ValueNode value, GraphQLType type)
    {
    }

    /// <param name="value">The value.</param>
    /// <param name="type">The input object expected; null where another type is, or an unknown one.</param>
    internal virtual void EnterObjectValue(ObjectValueNode value, InputObjectType? type)
    {
    }

    /// <summary>Called once all definitions are walked.</summary>
    internal virtual void LeaveDocument()
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
            extensions ??= new() { ["specifiedBy"] = $"https://spec.graphql.org/September2025/#sec-{section}" };
            Context.Report(GraphQLError.At(message, nodes) with { Code = code, Extensions = extensions });
        }
    }
}

using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>A directive that stands at a part of the schema (section 3.13): it is printed there, and resolvers can read it.</summary>
/// <param name="Definition">The directive; the schema has it too.</param>
/// <param name="Arguments">The arguments given, with constant values.</param>
/// <param name="Value">What stands for it in C#: the attribute that it was made of; null where it was made by code.</param>
public sealed record AppliedDirective(Directive Definition, IReadOnlyList<ArgumentNode> Arguments, object? Value = null)
{
    /// <summary>As the schema language has it: <c>@owner(team: "shop")</c>.</summary>
    public override string ToString() =>
        SyntaxPrinter.Print(new DirectiveNode(null, new NameNode(null, Definition.Name), [.. Arguments]));
}

using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.7.1: the directive exists.</summary>
internal sealed class DirectivesAreDefinedRule(ValidationContext context) : ValidationRule(context, "Directives-Are-Defined")
{
    public override void EnterDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            if (Context.Schema.FindDirective(directive.Name.Value) is null)
            {
                Report($"The specified directive {Shorten.Quote(directive.Name.Value)} is not supported by the current schema.", directive);
            }
        }
    }
}

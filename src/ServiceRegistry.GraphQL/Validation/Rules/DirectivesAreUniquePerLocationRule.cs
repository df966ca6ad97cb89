using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.7.3: a directive that is not repeatable stands once at a location.</summary>
internal sealed class DirectivesAreUniquePerLocationRule(ValidationContext context)
    : ValidationRule(context, "Directives-Are-Unique-per-Location")
{
    public override void EnterDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Length < 2)
        {
            return;
        }

        var firsts = new Dictionary<string, DirectiveNode>(StringComparer.Ordinal);
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (Context.Schema.FindDirective(name) is { IsRepeatable: false } && !firsts.TryAdd(name, directive))
            {
                Report($"The directive `{name}` is allowed only once at a location.", firsts[name], directive);
            }
        }
    }
}

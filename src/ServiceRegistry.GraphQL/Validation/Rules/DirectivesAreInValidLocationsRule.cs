using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.7.2: the directive may stand where it stands.</summary>
internal sealed class DirectivesAreInValidLocationsRule(ValidationContext context)
    : ValidationRule(context, "Directives-Are-in-Valid-Locations")
{
    public override void EnterDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        foreach (var directive in directives)
        {
            if (Context.Schema.FindDirective(directive.Name.Value) is { } definition && !definition.Locations.Contains(location))
            {
                Report(
                    $"The specified directive `{definition.Name}` is not valid at the current location, "
                    + $"{DirectiveIntrospection.NameOf(location)}.",
                    directive);
            }
        }
    }
}

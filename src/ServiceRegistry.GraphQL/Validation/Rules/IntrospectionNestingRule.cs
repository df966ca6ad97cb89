using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// Introspection leads from types to types without end. <c>ofType</c> goes as deep as anyone wraps types, and each list once: what the
/// standard introspection queries need. For each selection the longest way through it is known, a fragment's once for all its spreads.
/// </summary>
internal sealed class IntrospectionNestingRule(ValidationContext context) : ValidationRule(context, "Introspection")
{
    private bool found;

    private Dictionary<string, Ways> ByFragment => field ??= new(StringComparer.Ordinal);

    public override void LeaveDocument()
    {
        if (!Context.HasTypeIntrospection || Context.Fragments.Cycles.Count > 0)
        {
            return;
        }

        foreach (var fragment in Context.Fragments.CalleesFirst)
        {
            ByFragment[fragment.Name.Value] = Longest(fragment.SelectionSet);
        }

        foreach (var operation in Context.Operations)
        {
            Longest(operation.SelectionSet);
        }
    }

    // As deep as the selections of one definition.
    private Ways Longest(SelectionSetNode? selectionSet)
    {
        var longest = default(Ways);
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            longest = longest.Or(selection switch
            {
                FieldNode field => Through(field),
                InlineFragmentNode fragment => Longest(fragment.SelectionSet),
                FragmentSpreadNode spread => ByFragment.GetValueOrDefault(spread.Name.Value),
                _ => default,
            });
        }

        return longest;
    }

    private Ways Through(FieldNode node)
    {
        var below = Longest(node.SelectionSet);
        if (!Context.IsOfIntrospectedType(node))
        {
            return below;
        }

        var (ways, maximum) = node.Name.Value switch
        {
            "ofType" => (below with { OfType = below.OfType + 1 }, Context.Options.MaxIntrospectionOfType),
            "fields" => (below with { Fields = below.Fields + 1 }, Context.Options.MaxIntrospectionLists),
            "inputFields" => (below with { InputFields = below.InputFields + 1 }, Context.Options.MaxIntrospectionLists),
            "interfaces" => (below with { Interfaces = below.Interfaces + 1 }, Context.Options.MaxIntrospectionLists),
            "possibleTypes" => (below with { PossibleTypes = below.PossibleTypes + 1 }, Context.Options.MaxIntrospectionLists),
            _ => (below, int.MaxValue),
        };
        var passed = node.Name.Value switch
        {
            "ofType" => ways.OfType,
            "fields" => ways.Fields,
            "inputFields" => ways.InputFields,
            "interfaces" => ways.Interfaces,
            "possibleTypes" => ways.PossibleTypes,
            _ => 0,
        };
        if (passed > maximum && !found)
        {
            found = true;
            Context.Report(DocumentLimit.Exceeded(
                "introspectionDepth",
                maximum,
                $"The introspection goes through `{node.Name.Value}` more than {maximum} times on one way.",
                node.Location));
        }

        return ways;
    }

    /// <summary>How often each field stands on the way that has it most often.</summary>
    private readonly record struct Ways(int OfType, int Fields, int InputFields, int Interfaces, int PossibleTypes)
    {
        internal Ways Or(Ways other) => new(
            Math.Max(OfType, other.OfType),
            Math.Max(Fields, other.Fields),
            Math.Max(InputFields, other.InputFields),
            Math.Max(Interfaces, other.Interfaces),
            Math.Max(PossibleTypes, other.PossibleTypes));
    }
}

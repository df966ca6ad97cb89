using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>Bounds the aliases that an object of the response can have: each runs its field once more.</summary>
internal sealed class AliasesPerPlaceRule(ValidationContext context) : ValidationRule(context, "Field-Alias")
{
    private HashSet<ResponsePlace> Visited => field ??= new(ReferenceEqualityComparer.Instance);

    public override void LeaveDocument()
    {
        if (!Context.Fragments.CanMeet || Context.Fragments.Cycles.Count > 0)
        {
            return;
        }

        foreach (var operation in Context.Operations)
        {
            Visit(Context.Places.Root(operation));
        }
    }

    // Down the places, as deep as the selections with their fragments.
    private void Visit(ResponsePlace? place)
    {
        if (place is null || !Visited.Add(place) || Context.IsStopped)
        {
            return;
        }

        if (FirstBeyond(place) is { } field)
        {
            Context.ReportLimit(
                "aliases",
                Context.Options.MaxAliasesPerPlace,
                $"The document has more than {Context.Options.MaxAliasesPerPlace} aliases at one place in the response.",
                field.Location);
            return;
        }

        foreach (var group in place.Groups)
        {
            Visit(Context.Places.Below(group));
        }
    }

    /// <summary>The field whose alias is one too many. Aliases on different objects do not meet: only one of the objects is there.</summary>
    private FieldNode? FirstBeyond(ResponsePlace place)
    {
        var anywhere = 0;
        var most = 0;
        Dictionary<NamedType, int>? byObject = null;
        foreach (var group in place.Groups)
        {
            if (!HasAlias(group))
            {
                continue;
            }

            var aliased = group.Where(IsAliased).ToList();
            if (aliased.Any(f => f.ParentType is not ObjectType))
            {
                anywhere++;
            }
            else
            {
                byObject ??= new(ReferenceEqualityComparer.Instance);
                foreach (var parent in aliased.Select(f => f.ParentType!).Distinct())
                {
                    most = Math.Max(most, byObject[parent] = byObject.GetValueOrDefault(parent) + 1);
                }
            }

            if (anywhere + most > Context.Options.MaxAliasesPerPlace)
            {
                return aliased[0].Node;
            }
        }

        return null;
    }

    private static bool HasAlias(IReadOnlyList<SelectedField> group)
    {
        for (var i = 0; i < group.Count; i++)
        {
            if (IsAliased(group[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAliased(SelectedField field) => field.Node.Alias is { } alias && alias.Value != field.Node.Name.Value;
}

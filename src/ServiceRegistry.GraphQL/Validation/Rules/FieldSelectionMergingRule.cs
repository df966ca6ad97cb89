using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// 5.3.2: fields that answer under one name can be merged. Instead of each pair, each place of the response is looked at: what is equal to
/// the first of its group is equal to all. First FieldsInSetCanMerge for fields that can meet in one object, then SameResponseShape for all.
/// </summary>
internal sealed class FieldSelectionMergingRule(ValidationContext context) : ValidationRule(context, "Field-Selection-Merging")
{
    private HashSet<ResponsePlace> MergeChecked => field ??= new(ReferenceEqualityComparer.Instance);

    private HashSet<ResponsePlace> ShapeChecked => field ??= new(ReferenceEqualityComparer.Instance);

    private HashSet<FieldNode> Reported => field ??= new(ReferenceEqualityComparer.Instance);

    public override void LeaveDocument()
    {
        if (!Context.Fragments.CanMeet || Context.Fragments.Cycles.Count > 0)
        {
            return;
        }

        foreach (var operation in Context.Operations)
        {
            var root = Context.Places.Root(operation);
            CheckMerge(root);
            CheckShape(root);
        }
    }

    // Both recursions go down the places, as deep as the selections with their fragments.
    private void CheckMerge(ResponsePlace? place)
    {
        if (place is null || !MergeChecked.Add(place))
        {
            return;
        }

        foreach (var group in place.Groups)
        {
            // Most names are selected once: then there is nothing to compare.
            if (group.Count == 1)
            {
                if (Context.IsStopped || !Context.Places.Spend(1))
                {
                    return;
                }

                CheckMerge(Context.Places.Below(group));
                continue;
            }

            foreach (var subset in ByCommonParents(group))
            {
                if (Context.IsStopped || !Context.Places.Spend(subset.Count))
                {
                    return;
                }

                if (subset.Skip(1).FirstOrDefault(other => Difference(subset[0], other) is not null) is { } other)
                {
                    ReportConflict(subset[0], other, Difference(subset[0], other)!);
                }
                else
                {
                    CheckMerge(Context.Places.Below(subset));
                }
            }
        }
    }

    private void CheckShape(ResponsePlace? place)
    {
        if (place is null || !ShapeChecked.Add(place))
        {
            return;
        }

        foreach (var group in place.Groups)
        {
            if (Context.IsStopped || !Context.Places.Spend(group.Count))
            {
                return;
            }

            if (group.Count == 1)
            {
                CheckShape(Context.Places.Below(group));
                continue;
            }

            if (FindOtherShape(group) is var (first, other))
            {
                ReportConflict(first, other, $"they return conflicting types `{first.Definition!.Type}` and `{other.Definition!.Type}`");
            }
            else
            {
                CheckShape(Context.Places.Below(group));
            }
        }
    }

    /// <summary>The fields that can meet in one object: those of an abstract parent with those of each object in turn.</summary>
    private static IEnumerable<IReadOnlyList<SelectedField>> ByCommonParents(IReadOnlyList<SelectedField> group)
    {
        var byObject = group.Where(f => f.ParentType is ObjectType).GroupBy(f => f.ParentType).ToList();
        if (byObject.Count <= 1)
        {
            return [group];
        }

        var anywhere = group.Where(f => f.ParentType is not ObjectType).ToList();
        return byObject.Select(fields => (IReadOnlyList<SelectedField>)[.. anywhere, .. fields]);
    }

    private static string? Difference(SelectedField a, SelectedField b)
    {
        var (first, second) = (a.Node, b.Node);
        return first.Name.Value != second.Name.Value
            ? $"{Shorten.Quote(first.Name.Value)} and {Shorten.Quote(second.Name.Value)} are different fields"
            : SameValues.Arguments(first.Arguments, second.Arguments) ? null : "they have differing arguments";
    }

    private static (SelectedField First, SelectedField Other)? FindOtherShape(IReadOnlyList<SelectedField> group)
    {
        var first = group.FirstOrDefault(f => f.Definition is not null);
        var other = group.FirstOrDefault(f => f.Definition is not null && !SameShape(first!.Definition!.Type, f.Definition.Type));
        return other is null ? null : (first!, other);
    }

    private static bool SameShape(GraphQLType a, GraphQLType b)
    {
        while (true)
        {
            switch (a, b)
            {
                case (NonNullType x, NonNullType y):
                    (a, b) = (x.OfType, y.OfType);
                    break;
                case (ListType x, ListType y):
                    (a, b) = (x.OfType, y.OfType);
                    break;
                case (NonNullType or ListType, _) or (_, NonNullType or ListType):
                    return false;
                default:
                    return a is not (ScalarType or EnumType) && b is not (ScalarType or EnumType) ? true : a == b;
            }
        }
    }

    private void ReportConflict(SelectedField first, SelectedField other, string reason)
    {
        if (Reported.Add(other.Node))
        {
            Report(
                $"Fields {Shorten.Quote(first.Node.ResponseName)} conflict because {reason}. "
                + "Use different aliases on the fields to fetch both if this was intentional.",
                first.Node,
                other.Node);
        }
    }
}

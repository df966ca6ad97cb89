using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// Finds the places of the response. The same fields make the same place, however often fragments lead to it, so that a document whose
/// expansion is exponential has few places; what is left of cleverness runs into the budget of steps.
/// </summary>
internal sealed class ResponsePlaces(ValidationContext context)
{
    private readonly Dictionary<int[], ResponsePlace> byFields = new(new SameNumbers());
    private readonly Dictionary<object, ResponsePlace?> found = new(ReferenceEqualityComparer.Instance);
    private int steps;

    /// <summary>The place of an operation's answer; null where the budget is spent.</summary>
    internal ResponsePlace? Root(OperationDefinitionNode operation) =>
        found.TryGetValue(operation, out var place) ? place : found[operation] = Collect([operation.SelectionSet]);

    /// <summary>The place below fields that answer together; null where they select nothing, or the budget is spent.</summary>
    internal ResponsePlace? Below(IReadOnlyList<SelectedField> fields)
    {
        if (fields is [{ Node.SelectionSet: null }])
        {
            return null;
        }

        // The rules ask again with the same list, and other lists hold the same single field.
        object asked = fields.Count == 1 ? fields[0] : fields;
        if (!found.TryGetValue(asked, out var place))
        {
            found.Add(asked, place = Collect(fields.Select(f => f.Node.SelectionSet)));
        }

        return place;
    }

    /// <summary>Takes steps off the budget.</summary>
    /// <returns>False where the budget is spent: the validation is then stopped.</returns>
    internal bool Spend(int count)
    {
        steps += count;
        if (steps <= context.Options.MaxFieldMergeComparisons)
        {
            return true;
        }

        context.ReportLimit(
            "fieldMergeComparisons",
            context.Options.MaxFieldMergeComparisons,
            $"The document's fields cannot be merged with {context.Options.MaxFieldMergeComparisons} comparisons.",
            null);
        return false;
    }

    private ResponsePlace? Collect(IEnumerable<SelectionSetNode?> selectionSets)
    {
        var fields = new List<SelectedField>();
        HashSet<string>? spread = null;
        foreach (var selectionSet in selectionSets)
        {
            if (selectionSet is not null && !Collect(selectionSet, fields, ref spread))
            {
                return null;
            }
        }

        if (fields.Count == 0)
        {
            return null;
        }

        var key = new int[fields.Count];
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = fields[i].Index;
        }

        Array.Sort(key);
        if (!byFields.TryGetValue(key, out var place))
        {
            byFields.Add(key, place = new ResponsePlace(fields));
        }

        return place;
    }

    // As deep as the selections with their fragments, which FragmentGraph has bounded.
    private bool Collect(SelectionSetNode selectionSet, List<SelectedField> fields, ref HashSet<string>? spread)
    {
        if (!Spend(selectionSet.Selections.Length))
        {
            return false;
        }

        foreach (var selection in selectionSet.Selections)
        {
            var inner = selection switch
            {
                InlineFragmentNode inline => inline.SelectionSet,
                FragmentSpreadNode node when (spread ??= new(StringComparer.Ordinal)).Add(node.Name.Value) => context.Fragments.Find(node.Name.Value)?.SelectionSet,
                _ => null,
            };
            if (selection is FieldNode field)
            {
                fields.Add(context.FieldOf(field));
            }
            else if (inner is not null && !Collect(inner, fields, ref spread))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class SameNumbers : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] numbers)
        {
            var hash = default(HashCode);
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(numbers.AsSpan()));
            return hash.ToHashCode();
        }
    }
}

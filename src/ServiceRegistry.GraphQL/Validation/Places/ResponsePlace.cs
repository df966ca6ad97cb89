namespace ServiceRegistry.GraphQL.Validation;

/// <summary>A place of the response where an object stands, with all fields that can come to stand in it: fragments are resolved.</summary>
internal sealed class ResponsePlace
{
    // Up to here looking through them is quicker than looking them up.
    private const int Few = 16;

    /// <param name="fields">The fields, in the order in which they are met.</param>
    internal ResponsePlace(List<SelectedField> fields)
    {
        var groups = new List<List<SelectedField>>(fields.Count);
        var byName = fields.Count > Few ? new Dictionary<string, List<SelectedField>>(StringComparer.Ordinal) : null;
        foreach (var field in fields)
        {
            var name = field.Node.ResponseName;
            if ((byName is null ? Find(groups, name) : byName.GetValueOrDefault(name)) is { } group)
            {
                group.Add(field);
                continue;
            }

            List<SelectedField> first = [field];
            groups.Add(first);
            byName?.Add(name, first);
        }

        Groups = groups;
    }

    /// <summary>The fields of each response name.</summary>
    internal IReadOnlyList<IReadOnlyList<SelectedField>> Groups { get; }

    private static List<SelectedField>? Find(List<List<SelectedField>> groups, string name)
    {
        foreach (var group in groups)
        {
            if (group[0].Node.ResponseName == name)
            {
                return group;
            }
        }

        return null;
    }
}

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>A place of the response where an object stands, with all fields that can come to stand in it: fragments are resolved.</summary>
internal sealed class ResponsePlace
{
    /// <param name="fields">The fields, in the order in which they are met.</param>
    internal ResponsePlace(IReadOnlyList<SelectedField> fields)
    {
        var groups = new List<List<SelectedField>>();
        var byName = new Dictionary<string, List<SelectedField>>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!byName.TryGetValue(field.Node.ResponseName, out var group))
            {
                byName.Add(field.Node.ResponseName, group = []);
                groups.Add(group);
            }

            group.Add(field);
        }

        Groups = groups;
    }

    /// <summary>The fields of each response name.</summary>
    internal IReadOnlyList<IReadOnlyList<SelectedField>> Groups { get; }
}

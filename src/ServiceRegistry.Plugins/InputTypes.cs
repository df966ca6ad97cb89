using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins;

/// <summary>
/// The types that settings bring into the GraphQL schema. A name may be used twice only for the same shape: one schema has
/// room for one type of a name.
/// </summary>
internal static class InputTypes
{
    public static IEnumerable<(string Name, string Shape, string Plugin)> Of(SettingsSchema settings, string plugin) =>
        Of(settings.Root).Select(type => (type.Name, type.Shape, plugin));

    public static string? Conflict(IReadOnlyList<(string Name, string Shape, string Plugin)> types) => types
        .GroupBy(type => type.Name, StringComparer.Ordinal)
        .Where(group => group.Select(type => type.Shape).Distinct(StringComparer.Ordinal).Count() > 1)
        .Select(group => $"The input type {group.Key} has other fields than that of the plugin '{group.First().Plugin}'.")
        .FirstOrDefault();

    private static IEnumerable<(string Name, string Shape)> Of(SettingsObject settings)
    {
        yield return (settings.InputType, string.Join(' ', settings.Fields.Select(f => $"{f.Name}:{Shape(f.Type)}={f.DefaultJson}")));
        foreach (var type in settings.Fields.SelectMany(field => Of(field.Type)))
        {
            yield return type;
        }
    }

    private static IEnumerable<(string Name, string Shape)> Of(SettingsType type) => type switch
    {
        SettingsListType list => Of(list.Item),
        SettingsObjectType nested => Of(nested.Object),
        SettingsEnumType choice => [(choice.EnumType, string.Join('|', choice.Values.Select(v => v.Name)))],
        _ => [],
    };

    private static string Shape(SettingsType type) => type switch
    {
        SettingsListType list => $"[{Shape(list.Item)}]",
        SettingsObjectType nested => nested.Object.InputType,
        SettingsEnumType choice => choice.EnumType,
        SettingsScalarType scalar => scalar.Scalar.ToString(),
        _ => throw new InvalidOperationException($"Unknown type of a setting: {type}."),
    } + (type.IsNullable ? "" : "!");
}

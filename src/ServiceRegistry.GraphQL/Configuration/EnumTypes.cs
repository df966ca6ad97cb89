using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes enum types of enums.</summary>
internal static class EnumTypes
{
    public static EnumType GetOrAdd(Type type, TypeCatalog catalog)
    {
        var name = type.GetCustomAttribute<EnumTypeAttribute>()?.Name ?? Naming.Type(type);
        return catalog.GetOrAdd(name, type, () => new EnumType(name, catalog.Describe(type), Values(type, catalog), type)
        {
            FindDirectives = () => catalog.Directives.At(name, type),
        });
    }

    private static List<EnumValue> Values(Type type, TypeCatalog catalog) =>
    [
        .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => !field.IsDefined(typeof(GraphQLIgnoreAttribute)))
            .Select(field => new EnumValue(
                Naming.EnumValue(field), catalog.Describe(field), field.GetValue(null)!, TypeCatalog.DeprecationOf(field))
            {
                Directives = catalog.Directives.At($"{type.Name}.{field.Name}", field),
            }),
    ];
}

using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Gathers the fields of objects and interfaces.</summary>
internal static class ObjectFields
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>A class's properties, with the fields of its extensions in place of those of the same name, or behind.</summary>
    /// <param name="type">The class.</param>
    /// <param name="catalog">The other types.</param>
    /// <param name="except">A property that is no field.</param>
    public static IReadOnlyList<OutputField> Of(Type type, TypeCatalog catalog, PropertyInfo? except = null)
    {
        var extensions = catalog.Outputs.ExtensionsOf(type).ToList();
        var typeName = catalog.Outputs.NameOf(type);
        var fields = new FieldList(typeName, catalog);
        foreach (var property in Properties(type))
        {
            if (property.Name != except?.Name && (IsBound(property, extensions) || (property.Name == "Id" && catalog.Outputs.IsNode(type))))
            {
                fields.Add(property);
            }
        }

        foreach (var member in extensions.SelectMany(extension => StaticMembers(extension.Class)))
        {
            fields.Add(member);
        }

        return fields.Build(isNode: catalog.Outputs.IsNode(type));
    }

    /// <summary>The properties of a C# interface or abstract class.</summary>
    public static IReadOnlyList<OutputField> OfInterface(Type type, TypeCatalog catalog)
    {
        var fields = new FieldList(catalog.Outputs.NameOf(type), catalog);
        foreach (var property in type.GetInterfaces().Prepend(type).SelectMany(Properties))
        {
            fields.Add(property);
        }

        return fields.Build(isNode: false);
    }

    /// <summary>The static fields of the query root's classes.</summary>
    public static IReadOnlyList<OutputField> OfQuery(string rootName, IEnumerable<Type> classes, TypeCatalog catalog)
    {
        var fields = new FieldList(rootName, catalog);
        foreach (var member in classes.SelectMany(StaticMembers))
        {
            fields.Add(member);
        }

        return fields.Build(isNode: false);
    }

    public static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.CanRead && p.GetIndexParameters().Length == 0 && !p.IsDefined(typeof(GraphQLIgnoreAttribute)));

    /// <summary>The members of a static class in the order in which they are written.</summary>
    public static IEnumerable<MemberInfo> StaticMembers(Type type) => type
        .GetMembers(Static)
        .Where(m => m is PropertyInfo or MethodInfo { IsSpecialName: false } && !m.IsDefined(typeof(GraphQLIgnoreAttribute)) &&
            !m.IsDefined(typeof(NodeResolverAttribute)) && !m.IsDefined(typeof(DataLoaderAttribute)))
        .OrderBy(m => m is PropertyInfo p ? p.GetMethod!.MetadataToken : m.MetadataToken);

    private static bool IsBound(PropertyInfo property, IReadOnlyList<ObjectTypeExtension> extensions) =>
        !extensions.Any(e => e.Attribute.Ignore.Contains(property.Name)) &&
        (extensions.All(e => e.Attribute.BindProperties) || extensions.Any(e => e.Attribute.Include.Contains(property.Name)));
}

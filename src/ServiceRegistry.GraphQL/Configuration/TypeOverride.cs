using System.Reflection;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>The attributes that give a member or parameter another type than C# does.</summary>
internal static class TypeOverride
{
    public static GraphQLTypeAttribute? Find(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(GraphQLTypeAttribute), false).OfType<GraphQLTypeAttribute>().FirstOrDefault();

    public static IDAttribute? IdOf(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(IDAttribute), false).OfType<IDAttribute>().FirstOrDefault();

    /// <summary>The name of the type that a global id is of; null where the attribute says none.</summary>
    public static string? NodeTypeOf(IDAttribute id, TypeCatalog catalog) =>
        id.NodeType is { } type ? catalog.Outputs.NameOf(type) : id.TypeName;
}

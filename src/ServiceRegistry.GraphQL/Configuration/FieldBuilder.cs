using System.Reflection;
using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes a field of a property or method.</summary>
internal sealed class FieldBuilder(TypeCatalog catalog, string typeName, string fieldName, MemberInfo member)
{
    private readonly string where = $"{member.DeclaringType!.Name}.{member.Name}";

    /// <param name="isNodeId">True for the id of a <c>Node</c>, which is a global one whatever its attributes.</param>
    public OutputField Build(bool isNodeId = false)
    {
        var arguments = ArgumentList.Of(member, catalog, where);
        var shape = ShapeOf(member);
        var resolver = ResolverCompiler.Compile(member, arguments, catalog, where);
        if (DataFieldFactory.Uses(member))
        {
            return DataFieldFactory.Build(catalog, typeName, fieldName, member, shape, arguments, resolver, where);
        }

        GraphQLType type;
        string? nodeType = null;
        if (isNodeId)
        {
            type = new NonNullType(BuiltInScalars.Id);
            nodeType = typeName;
            resolver = resolver.Then(id => NodeIdSerializer.Format(typeName, id));
        }
        else
        {
            type = catalog.Outputs.Resolve(shape, member, where);
            if (TypeOverride.IdOf(member) is { } id)
            {
                nodeType = TypeOverride.NodeTypeOf(id, catalog) ?? typeName;
                resolver = resolver.Then(GlobalIds.Formatter(nodeType));
            }
        }

        return new OutputField(fieldName, catalog.Describe(member), type, arguments.Values, TypeCatalog.DeprecationOf(member))
        {
            Resolve = resolver.Pure,
            ResolveAsync = resolver.Async,
            Directives = catalog.Directives.At(where, member),
            Leaf = resolver.Pure is null ? null : LeafFields.Of(member, type, nodeType, arguments, catalog),
        }.WithCost(member);
    }

    /// <summary>The shape of a member's value, without tasks.</summary>
    public static TypeShape ShapeOf(MemberInfo member) => member is PropertyInfo property
        ? TypeShape.Of(property)
        : TypeShape.Of(((MethodInfo)member).ReturnParameter).Unwrap(typeof(Task<>), typeof(ValueTask<>));
}

using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Tells what a class is to a schema.</summary>
internal static class ClassScan
{
    /// <summary>True for the classes that are taken from an assembly without being named.</summary>
    public static bool IsForSchemas(Type type) =>
        !type.ContainsGenericParameters &&
        (IsDefined<QueryTypeAttribute>(type) || IsDefined<MutationTypeAttribute>(type) || IsDefined<SubscriptionTypeAttribute>(type) ||
            IsDefined<ObjectTypeExtensionAttribute>(type) || IsDefined<DirectiveTypeAttribute>(type) || IsNamedKind(type) || IsInputTypeOfData(type));

    public static void Add(Type type, SchemaDefinition definition)
    {
        var isKnown = false;
        isKnown |= AddIf(IsDefined<QueryTypeAttribute>(type), definition.QueryClasses);
        isKnown |= AddIf(IsDefined<MutationTypeAttribute>(type), definition.MutationClasses);
        isKnown |= AddIf(IsDefined<SubscriptionTypeAttribute>(type), definition.SubscriptionClasses);
        isKnown |= AddIf(IsDefined<DirectiveTypeAttribute>(type), definition.DirectiveClasses);
        foreach (var attribute in type.GetCustomAttributes<ObjectTypeExtensionAttribute>())
        {
            isKnown = true;
            if (!definition.Extensions.Any(e => e.Class == type && e.Attribute.RuntimeType == attribute.RuntimeType))
            {
                definition.Extensions.Add(new ObjectTypeExtension(type, attribute));
            }
        }

        if (IsInputTypeOfData(type) || typeof(NamedType).IsAssignableFrom(type))
        {
            AddInstance(Activator.CreateInstance(type, nonPublic: true)!, definition);
        }
        else if (!isKnown)
        {
            definition.RuntimeTypes.Add(type);
        }

        bool AddIf(bool applies, List<Type> classes)
        {
            if (applies && !classes.Contains(type))
            {
                classes.Add(type);
            }

            return applies;
        }
    }

    private static void AddInstance(object instance, SchemaDefinition definition)
    {
        switch (instance)
        {
            case FilterInputType filter:
                definition.FilterTypes.Add(filter);
                break;
            case SortInputType sort:
                definition.SortTypes.Add(sort);
                break;
            case ScalarType scalar:
                definition.Scalars[scalar.GetType()] = scalar;
                definition.NamedTypes.Add(_ => scalar);
                break;
            default:
                definition.NamedTypes.Add(_ => (NamedType)instance);
                break;
        }
    }

    private static bool IsNamedKind(Type type) =>
        IsDefined<ObjectTypeAttribute>(type) || IsDefined<InterfaceTypeAttribute>(type) || IsDefined<UnionTypeAttribute>(type) ||
        IsDefined<EnumTypeAttribute>(type) || IsDefined<InputObjectTypeAttribute>(type) || IsDefined<NodeAttribute>(type);

    private static bool IsInputTypeOfData(Type type) =>
        !type.IsAbstract && HasConstructor(type) && (typeof(FilterInputType).IsAssignableFrom(type) || typeof(SortInputType).IsAssignableFrom(type));

    // One that needs something is made by whoever has it, and added as it is.
    private static bool HasConstructor(Type type) =>
        type.GetConstructor(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, []) is not null;

    private static bool IsDefined<T>(Type type)
        where T : Attribute => type.IsDefined(typeof(T), inherit: false);
}

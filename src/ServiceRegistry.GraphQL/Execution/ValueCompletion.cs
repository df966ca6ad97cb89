using System.Collections;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What completing a value (section 6.4.3) is, whether or not something waits below it.</summary>
internal static class ValueCompletion
{
    public static readonly GraphQLException NullWhereNonNull =
        new("Cannot return null for non-nullable field.", ErrorCodes.NonNull);

    /// <summary>Writes a scalar's or an enum's value.</summary>
    /// <exception cref="GraphQLException">It cannot be given as this type.</exception>
    public static void WriteLeaf(NamedType type, object value, ResponseWriter output)
    {
        if (type is ScalarType scalar)
        {
            scalar.Serialize(value, output);
            return;
        }

        var name = ((EnumType)type).FindByRuntimeValue(value)?.Name
            ?? throw new GraphQLException($"The value is none of {type.Name}.", ErrorCodes.InvalidLeafValue);
        output.WriteString(name);
    }

    /// <summary>ResolveAbstractType: the object type of a value.</summary>
    /// <exception cref="GraphQLException">The field's type does not allow what the value is.</exception>
    public static ObjectType ResolveObjectType(Schema schema, NamedType type, object value)
    {
        if (type is ObjectType objectType)
        {
            return objectType;
        }

        var resolved = schema.FindObjectType(value);
        return resolved is not null && schema.GetPossibleTypes(type).Contains(resolved)
            ? resolved
            : throw new GraphQLException($"A value of {value.GetType().Name} is no {type.Name}.", ErrorCodes.UnknownAbstractType);
    }

    /// <summary>The items of a list's value.</summary>
    /// <exception cref="GraphQLException">It is no list.</exception>
    public static IEnumerable ToItems(object value) => value is IEnumerable items and not string
        ? items
        : throw new GraphQLException($"A value of {value.GetType().Name} is no list.", ErrorCodes.NoList);
}

using System.Globalization;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Turns coerced values into those of the CLR type that an argument or input field is declared with.</summary>
internal static class RuntimeConversion
{
    /// <summary>The value as <see cref="InputValue.Convert"/> and <see cref="InputValue.RuntimeType"/> want it.</summary>
    /// <exception cref="GraphQLException">The value is refused.</exception>
    public static object? Apply(InputValue target, object? value)
    {
        if (value is not null && target.Convert is { } convert)
        {
            value = convert(value);
        }

        return value is not null && target.RuntimeType is { } type ? To(type, value) : value;
    }

    private static object To(Type type, object value)
    {
        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        type = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            object?[] items => ToList(type, items),
            DateTimeOffset time when type == typeof(DateTime) => time.UtcDateTime,
            IConvertible number when value is not string && typeof(IConvertible).IsAssignableFrom(type) && !type.IsEnum => ToNumber(type, number),
            _ => type.IsInstanceOfType(value) ? value : throw Impossible(type, value),
        };
    }

    private static object ToNumber(Type type, IConvertible number)
    {
        try
        {
            return number.ToType(type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new GraphQLException($"{number.ToString(CultureInfo.InvariantCulture)} is out of range here.", ErrorCodes.InvalidScalar);
        }
    }

    private static object ToList(Type type, object?[] items)
    {
        if (ItemTypeOf(type) is not { } itemType)
        {
            throw Impossible(type, items);
        }

        var array = Array.CreateInstance(itemType, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(items[i] is { } item ? To(itemType, item) : null, i);
        }

        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(type, array)!;
    }

    // An array, an interface of lists, or a collection that is made from a sequence, such as List<T> or HashSet<T>.
    private static Type? ItemTypeOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Prepend(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private static InvalidOperationException Impossible(Type type, object value) =>
        new($"An input value of {value.GetType()} cannot become {type}: the schema declares what the coercion does not give.");
}

using System.Globalization;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Turns coerced values into those of the CLR type that an argument or input field is declared with. What reflection says of that type is
/// asked once: requests are to be spared it.
/// </summary>
/// <param name="type">The CLR type.</param>
internal sealed class RuntimeConversion(Type type)
{
    private readonly Type plain = Nullable.GetUnderlyingType(type) ?? type;
    private RuntimeConversion? ofItems;

    public Type Type => type;

    /// <summary>The value as <see cref="InputValue.Convert"/> and <see cref="InputValue.RuntimeType"/> want it.</summary>
    /// <exception cref="GraphQLException">The value is refused.</exception>
    public static object? Apply(InputValue target, object? value)
    {
        if (value is not null && target.Convert is { } convert)
        {
            value = convert(value);
        }

        return value is not null && target.Conversion is { } conversion ? conversion.Apply(value) : value;
    }

    private object Apply(object value)
    {
        if (value.GetType() == plain || type.IsInstanceOfType(value))
        {
            return value;
        }

        return value switch
        {
            object?[] items => ToList(items),
            DateTimeOffset time when plain == typeof(DateTime) => time.UtcDateTime,
            IConvertible number when value is not string && typeof(IConvertible).IsAssignableFrom(plain) && !plain.IsEnum => ToNumber(number),
            _ => throw Impossible(value),
        };
    }

    private object ToNumber(IConvertible number)
    {
        try
        {
            return number.ToType(plain, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            throw new GraphQLException($"{number.ToString(CultureInfo.InvariantCulture)} is out of range here.", ErrorCodes.InvalidScalar);
        }
    }

    private object ToList(object?[] items)
    {
        ofItems ??= new RuntimeConversion(ItemTypeOf(plain) ?? throw Impossible(items));
        var array = Array.CreateInstance(ofItems.Type, items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            array.SetValue(items[i] is { } item ? ofItems.Apply(item) : null, i);
        }

        return plain.IsInstanceOfType(array) ? array : Activator.CreateInstance(plain, array)!;
    }

    // An array, an interface of lists, or a collection that is made from a sequence, such as List<T> or HashSet<T>.
    private static Type? ItemTypeOf(Type type) => type.IsArray
        ? type.GetElementType()
        : type.GetInterfaces().Prepend(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

    private InvalidOperationException Impossible(object value) =>
        new($"An input value of {value.GetType()} cannot become {plain}: the schema declares what the coercion does not give.");
}

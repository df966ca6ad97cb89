using System.Collections;
using System.Globalization;
using System.Reflection;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Writes and reads ids where fields and arguments carry <see cref="IDAttribute"/>.</summary>
internal static class GlobalIds
{
    private static readonly MethodInfo ParseAny = typeof(GlobalIds).GetMethod(nameof(ParseAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>From an id, or a list of them, to global ones.</summary>
    public static Func<object, object?> Formatter(string typeName) => value => value is IEnumerable list and not string
        ? list.Cast<object?>().Select(id => id is null ? null : NodeIdSerializer.Format(typeName, id)).ToArray()
        : NodeIdSerializer.Format(typeName, value);

    /// <summary>From a global id, or a list of them, to the ids within; null where the type cannot be read from text.</summary>
    /// <param name="typeName">The type that ids must be of; null for any.</param>
    /// <param name="target">What the id within is.</param>
    public static Func<object, object>? Reader(string? typeName, Type target)
    {
        if (target == typeof(NodeId))
        {
            return value => Each(value, text => NodeIdSerializer.Parse(text));
        }

        if (ParserOf(target) is not { } parse)
        {
            return null;
        }

        return value => Each(value, text =>
            parse(typeName is null ? NodeIdSerializer.Parse(text).Id : NodeIdSerializer.Parse(text, typeName)) ??
            throw NodeIdSerializer.Malformed(text));
    }

    /// <summary>Reads the id within a global one; the function gives null for what is malformed, and there is none for types without text.</summary>
    public static Func<string, object?>? ParserOf(Type target)
    {
        if (target == typeof(string) || target == typeof(object))
        {
            return text => text;
        }

        var isParsable = target.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>));
        return isParsable ? ParseAny.MakeGenericMethod(target).CreateDelegate<Func<string, object?>>() : null;
    }

    private static object Each(object value, Func<string, object> read) => value is object?[] items
        ? items.Select(item => item is null ? null : read((string)item)).ToArray()
        : read((string)value);

    private static object? ParseAs<T>(string text)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;
}

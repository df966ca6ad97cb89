using System.Reflection;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>A C# type as the schema sees it: without tasks and wrappers, and with what nullable annotations say at each level.</summary>
/// <param name="Type">The type, not <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">Whether a value may be null.</param>
/// <param name="Arguments">The shapes of the generic arguments, or of the items of an array.</param>
internal sealed record TypeShape(Type Type, bool IsNullable, IReadOnlyList<TypeShape> Arguments)
{
    public static TypeShape Of(ParameterInfo parameter) => Of(new NullabilityInfoContext().Create(parameter), parameter.Position == -1);

    public static TypeShape Of(PropertyInfo property) => Of(new NullabilityInfoContext().Create(property), isRead: true);

    /// <summary>A type of which nothing is said: values are never null.</summary>
    public static TypeShape Of(Type type) => Nullable.GetUnderlyingType(type) is { } underlying
        ? new TypeShape(underlying, true, [])
        : new TypeShape(type, false, [.. ArgumentsOf(type).Select(Of)]);

    /// <summary>The shape within a generic wrapper (a task, an <see cref="Optional{T}"/>), or the shape itself.</summary>
    public TypeShape Unwrap(params ReadOnlySpan<Type> wrappers)
    {
        foreach (var wrapper in wrappers)
        {
            if (IsA(wrapper))
            {
                return Arguments[0];
            }
        }

        return this;
    }

    public bool IsA(Type genericType) => Type.IsGenericType && Type.GetGenericTypeDefinition() == genericType;

    /// <summary>The shape of the items where it is a list; else null.</summary>
    public TypeShape? Item()
    {
        if (Type.IsArray)
        {
            return Arguments[0];
        }

        if (ItemTypeOf(Type) is not { } item)
        {
            return null;
        }

        return Arguments.FirstOrDefault(a => a.Type == (Nullable.GetUnderlyingType(item) ?? item)) is { } known && Arguments.Count == 1
            ? known
            : Of(item);
    }

    /// <summary>The items' type of a list's type; null where it is none. Text is none.</summary>
    public static Type? ItemTypeOf(Type type)
    {
        if (type == typeof(string))
        {
            return null;
        }

        if (type.IsArray)
        {
            return type.GetElementType();
        }

        return type.GetInterfaces().Prepend(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
    }

    private static TypeShape Of(NullabilityInfo info, bool isRead)
    {
        var state = isRead ? info.ReadState : info.WriteState;
        if (Nullable.GetUnderlyingType(info.Type) is { } underlying)
        {
            return new TypeShape(underlying, true, [.. info.GenericTypeArguments.Take(1).SelectMany(a => Of(a, isRead).Arguments)]);
        }

        IReadOnlyList<TypeShape> arguments = info.ElementType is { } element
            ? [Of(element, isRead)]
            : [.. info.GenericTypeArguments.Select(a => Of(a, isRead))];
        return new TypeShape(info.Type, !info.Type.IsValueType && state != NullabilityState.NotNull, arguments);
    }

    private static Type[] ArgumentsOf(Type type) => type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
}

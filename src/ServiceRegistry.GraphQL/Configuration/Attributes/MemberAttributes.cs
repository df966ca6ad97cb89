namespace ServiceRegistry.GraphQL;

/// <summary>Names a type, field, argument or enum value.</summary>
/// <param name="name">The name.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

/// <summary>Describes a type, field, argument or enum value; goes before the documentation comment.</summary>
/// <param name="description">The description, as Markdown.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>The description, as Markdown.</summary>
    public string Description { get; } = description;
}

/// <summary>The member is no part of the schema.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Field)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>
/// Gives the type in place of the one that C# says: as text in the schema language, <c>[Name!]!</c>, taken as it stands, or as the
/// class of a scalar or other named type, whose nullability C# then decides.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public class GraphQLTypeAttribute : Attribute
{
    /// <summary>A type in the schema language.</summary>
    /// <param name="reference">The type, such as <c>[String!]!</c>.</param>
    public GraphQLTypeAttribute(string reference) => Reference = reference;

    /// <summary>A named type by its class.</summary>
    /// <param name="type">The class of a type that the schema has.</param>
    public GraphQLTypeAttribute(Type type) => Type = type;

    /// <summary>The type in the schema language; null where <see cref="Type"/> is given.</summary>
    public string? Reference { get; }

    /// <summary>The class of the type; null where <see cref="Reference"/> is given.</summary>
    public Type? Type { get; }
}

/// <summary>Gives the type by the class of a named type.</summary>
/// <typeparam name="T">The class of a type that the schema has.</typeparam>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class GraphQLTypeAttribute<T>() : GraphQLTypeAttribute(typeof(T));

/// <summary>The type is non-null, whatever C# says.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class GraphQLNonNullTypeAttribute : Attribute;

/// <summary>The member should not be used any more (<c>@deprecated</c>); <see cref="ObsoleteAttribute"/> says the same.</summary>
/// <param name="reason">What to use in its place.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>What to use in its place.</summary>
    public string Reason { get; } = reason;
}

/// <summary>
/// The default of an argument or input field. A value of a scalar without a C# constant is given as its text (<c>"P1D"</c>).
/// Initialisers of properties and defaults of parameters need no attribute.
/// </summary>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class DefaultValueAttribute(object? value) : Attribute
{
    /// <summary>The value.</summary>
    public object? Value { get; } = value;
}

namespace ServiceRegistry.GraphQL;

/// <summary>Marks a C# interface or abstract class that is an interface type; its properties are the fields.</summary>
/// <param name="name">The type's name; the C# name where null.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name; the C# name where null.</summary>
    public string? Name { get; } = name;
}

/// <summary>Marks a C# interface or abstract class that is a union of the classes that implement it.</summary>
/// <param name="name">The type's name; the C# name where null.</param>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class)]
public sealed class UnionTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name; the C# name where null.</summary>
    public string? Name { get; } = name;
}

/// <summary>Names an enum's type. An enum that is only used somewhere needs no attribute.</summary>
/// <param name="name">The type's name; the C# name where null.</param>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class EnumTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name; the C# name where null.</summary>
    public string? Name { get; } = name;
}

/// <summary>Names an input class's type. A class that is only taken somewhere needs no attribute.</summary>
/// <param name="name">The type's name; the class's name, with <c>Input</c> behind it, where null.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class InputObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name; the class's name, with <c>Input</c> behind it, where null.</summary>
    public string? Name { get; } = name;
}

/// <summary>Exactly one field of the input class must be given (<c>@oneOf</c>). All its properties can be null and have no default.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;

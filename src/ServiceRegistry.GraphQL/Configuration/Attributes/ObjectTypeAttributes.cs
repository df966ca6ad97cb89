namespace ServiceRegistry.GraphQL;

/// <summary>Says how a class is shown as an object type. A class that is only answered somewhere needs no attribute.</summary>
/// <param name="name">The type's name; the class's own where null.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute(string? name = null) : Attribute
{
    /// <summary>The type's name; the class's own where null.</summary>
    public string? Name { get; } = name;
}

/// <summary>What the attributes that describe another class's object type have in common.</summary>
public abstract class ObjectTypeExtensionAttribute : Attribute
{
    /// <summary>The class that is described.</summary>
    public abstract Type RuntimeType { get; }

    /// <summary>The type's name; the runtime class's own where null.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the public properties of the runtime class are fields without being asked for. On unless set.</summary>
    public bool BindProperties { get; set; } = true;

    /// <summary>Names of the properties that are fields all the same where <see cref="BindProperties"/> is off.</summary>
    public string[] Include { get; set; } = [];

    /// <summary>Names of the properties that are no fields.</summary>
    public string[] Ignore { get; set; } = [];
}

/// <summary>
/// Marks a static class whose public static methods and properties are fields of the object type of <typeparamref name="T"/>: a field
/// of the same name as one of its properties replaces it. The object comes in as the parameter with <see cref="ParentAttribute"/>.
/// Several classes may add to one type. A summary on this class goes before that of <typeparamref name="T"/>.
/// </summary>
/// <typeparam name="T">The class that is described; it needs no attribute itself.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : ObjectTypeExtensionAttribute
{
    /// <inheritdoc />
    public override Type RuntimeType => typeof(T);
}

/// <summary>The field takes the place of this property of the runtime class, whatever the field's name.</summary>
/// <param name="member">The property's name.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class BindMemberAttribute(string member) : Attribute
{
    /// <summary>The property's name.</summary>
    public string Member { get; } = member;
}

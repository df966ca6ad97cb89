namespace ServiceRegistry.GraphQL;

/// <summary>
/// A global id: base64 of <c>Type:id</c>. On a field it is written, on an argument or input field it is read, of any type; without a
/// type name a field's is that of the object it stands on. A malformed id, or one of another type, is an error before execution.
/// For an id that is not global give the type: <c>[GraphQLType("ID!")]</c>.
/// </summary>
/// <param name="typeName">The type's name; null for the object's own, and for any where ids are read.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public class IDAttribute(string? typeName = null) : Attribute
{
    /// <summary>The type's name; null for the object's own, and for any where ids are read.</summary>
    public string? TypeName { get; } = typeName;

    /// <summary>The class whose object type the id is of; null where the name says it.</summary>
    public virtual Type? NodeType => null;
}

/// <summary>A global id of the object type of <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The class of the object.</typeparam>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class IDAttribute<T> : IDAttribute
{
    /// <inheritdoc />
    public override Type NodeType => typeof(T);
}

/// <summary>
/// The class, or the class that an <see cref="ObjectTypeAttribute{T}"/> describes, is a <c>Node</c>: its <c>Id</c> is a global id, and its
/// method with <see cref="NodeResolverAttribute"/> finds an object by it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NodeAttribute : Attribute;

/// <summary>
/// The static method that finds a <c>Node</c> by its id, its first parameter that is no other known one; null for one that is unknown.
/// It is no field.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;

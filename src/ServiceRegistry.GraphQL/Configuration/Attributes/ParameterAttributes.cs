namespace ServiceRegistry.GraphQL;

/// <summary>The parameter is the object that the field belongs to.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;

/// <summary>The parameter is a service of the request; a nullable one may be missing.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;

/// <summary>The parameter is state of the operation, from <c>ContextData</c>; a nullable one may be missing.</summary>
/// <param name="key">The entry's key; the parameter's name where null.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute(string? key = null) : Attribute
{
    /// <summary>The entry's key; the parameter's name where null.</summary>
    public string? Key { get; } = key;
}

/// <summary>The parameter, a <see cref="bool"/>, says whether a field of the answer is selected directly below.</summary>
/// <param name="fieldName">The field's name in the schema.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IsSelectedAttribute(string fieldName) : Attribute
{
    /// <summary>The field's name in the schema.</summary>
    public string FieldName { get; } = fieldName;
}

/// <summary>The parameter is the event that the subscription's stream gave.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;

/// <summary>
/// The argument only says where a subscription begins: it is no part of what makes two subscriptions the same.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SubscriptionPositionAttribute : Attribute;

/// <summary>
/// The method is a field of the subscription root. Its arguments are those of the method that gives the stream, and its own further ones.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// The name of a static method of the same class that gives the stream: an <c>IAsyncEnumerable</c> of events, or of
    /// <see cref="Execution.SourceEvent"/> where they carry an id to resume from, or a task of one; or an
    /// <see cref="Execution.SharedSource"/>, whose events are executed once for all who subscribe to the same.
    /// </summary>
    public required string With { get; set; }
}

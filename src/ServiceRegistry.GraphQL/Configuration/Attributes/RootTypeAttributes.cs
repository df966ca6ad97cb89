namespace ServiceRegistry.GraphQL;

/// <summary>Marks a static class whose public static methods and properties are fields of the query root. Several classes make one root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>Marks a static class whose public static methods are fields of the mutation root. Several classes make one root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>
/// Marks a static class whose public static methods with <see cref="SubscribeAttribute"/> are fields of the subscription root.
/// Several classes make one root.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;

namespace ServiceRegistry.Abstractions;

/// <summary>
/// Names the GraphQL type that a settings class, a nested class or an enum becomes. Without it a strategy's settings are
/// <c>{Strategy}CheckInput</c>, a nested class is its own name with <c>Input</c>, and an enum its own name.
/// </summary>
/// <param name="name">A GraphQL name.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum, Inherited = false)]
public sealed class InputNameAttribute(string name) : Attribute
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;
}

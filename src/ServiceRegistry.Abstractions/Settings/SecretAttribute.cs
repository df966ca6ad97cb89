namespace ServiceRegistry.Abstractions;

/// <summary>
/// Marks a setting that nobody is to see: a password, a token. It is stored encrypted, shown as <c>***</c> wherever settings are, and
/// masked in what a check says, as a whole and line by line, where that is of at least four characters. On a list or a nested class the
/// whole of it is secret. The strategy itself gets it as it was given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

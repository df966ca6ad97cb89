namespace ServiceRegistry.Abstractions;

/// <summary>
/// The host's policy denies the address of a target. Let it through: it becomes an ERROR with the code TARGET_NOT_ALLOWED.
/// </summary>
/// <param name="message">Which address, and by which rule.</param>
public sealed class TargetNotAllowedException(string message) : Exception(message);

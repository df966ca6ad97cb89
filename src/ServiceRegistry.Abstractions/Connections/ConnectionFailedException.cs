namespace ServiceRegistry.Abstractions;

/// <summary>A target could not be connected to. Let through, it becomes a FAIL with its message.</summary>
/// <param name="message">What happened, in words: <c>connection refused by 10.0.0.7:80</c>.</param>
/// <param name="innerException">The error of the socket or the resolver.</param>
public sealed class ConnectionFailedException(string message, Exception? innerException = null) : IOException(message, innerException);

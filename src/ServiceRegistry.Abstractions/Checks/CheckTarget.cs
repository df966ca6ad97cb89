namespace ServiceRegistry.Abstractions;

/// <summary>The address of the instance that is checked, as it was registered.</summary>
/// <param name="Scheme">Its scheme (<c>http</c>, <c>grpc</c>, …); null where none was registered.</param>
/// <param name="Host">A DNS name or an IP address, an IPv6 one without brackets.</param>
/// <param name="Port">Its port; null where none was registered.</param>
public sealed record CheckTarget(string? Scheme, string Host, int? Port);

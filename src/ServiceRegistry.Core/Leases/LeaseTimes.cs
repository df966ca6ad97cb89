namespace ServiceRegistry.Core.Leases;

/// <summary>A lease as it stands.</summary>
/// <param name="RenewedAt">When it was last renewed.</param>
/// <param name="ExpiresAt">When it ends unless it is renewed again.</param>
public sealed record LeaseTimes(DateTimeOffset RenewedAt, DateTimeOffset ExpiresAt);

using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Services;

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Service">The service as it is now.</param>
/// <param name="Change">CREATED or CHANGED; null where nothing differed.</param>
public sealed record UpdateServicePayload(Service? Service, ChangeKind? Change);

/// <summary>Data is null where there are errors, and errors null where there is data.</summary>
/// <param name="Service">As it was.</param>
public sealed record RemoveServicePayload(Service? Service);

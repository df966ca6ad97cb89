using ServiceRegistry.Core.Discovery;

namespace ServiceRegistry.Server.Discovery;

/// <summary>The instances to use now. PROTECTED: so many are failing at once that the checks are doubted, and all are given.</summary>
[ObjectType<EndpointSet>]
internal static class EndpointSetType;

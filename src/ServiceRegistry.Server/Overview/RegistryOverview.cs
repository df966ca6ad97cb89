using System.Reflection;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Members;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Server.Requests;
using MemberInfo = ServiceRegistry.Core.Members.MemberInfo;

namespace ServiceRegistry.Server.Overview;

/// <summary>The registry itself, seen from one operation.</summary>
/// <param name="Snapshot">What the operation reads.</param>
/// <param name="Registry">The registry.</param>
internal sealed record RegistryOverview(RegistrySnapshot Snapshot, Registry Registry);

/// <summary>The registry itself: its revision, its counts and its members.</summary>
[ObjectType<RegistryOverview>(Name = "Registry", BindProperties = false)]
internal static class RegistryType
{
    private static readonly string ServerVersion =
        typeof(RegistryType).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// Names this history of revisions: it changes when the registry is restored from a backup, and a revision of another epoch means
    /// nothing.
    /// </summary>
    [GraphQLType("ID!")]
    public static string GetEpoch([Parent] RegistryOverview registry) => registry.Snapshot.Epoch;

    /// <summary>
    /// The number of the newest command that changed something. All events of one command carry its number; numbers only grow, by one.
    /// </summary>
    public static long GetRevision([Parent] RegistryOverview registry) => registry.Snapshot.Revision;

    /// <summary>Changes up to this one are no longer in the log.</summary>
    public static long GetCompactedRevision([Parent] RegistryOverview registry) => registry.Registry.CompactedRevision;

    /// <summary>How many services there are.</summary>
    public static int GetServiceCount([Parent] RegistryOverview registry) => registry.Snapshot.ServiceCount;

    /// <summary>How many instances there are.</summary>
    public static int GetInstanceCount([Parent] RegistryOverview registry) => registry.Snapshot.InstanceCount;

    /// <summary>How many checks there are.</summary>
    public static int GetCheckCount([Parent] RegistryOverview registry) => registry.Snapshot.CheckCount;

    /// <summary>The version of this server.</summary>
    public static string GetVersion([Parent] RegistryOverview registry) => ServerVersion;

    /// <summary>When this server started.</summary>
    public static DateTimeOffset GetStartedAt([Parent] RegistryOverview registry) => registry.Registry.StartedAt;

    /// <summary>The server processes that share this registry; one in the embedded mode.</summary>
    public static IReadOnlyList<MemberInfo> GetMembers([Parent] RegistryOverview registry) => registry.Registry.Members;

    /// <summary>What is not as usual: why, and since when. Empty in good times.</summary>
    public static IReadOnlyList<RegistryCondition> GetConditions([Parent] RegistryOverview registry) => registry.Registry.Conditions;

    /// <summary>How the running of checks keeps up, in the member that answers.</summary>
    public static CheckLoad GetCheckLoad([Parent] RegistryOverview registry) => registry.Registry.CheckLoad;
}

/// <summary>How the running of checks keeps up.</summary>
[ObjectType<CheckLoad>]
internal static class CheckLoadType;

/// <summary>One server process among those that share a registry.</summary>
[ObjectType<MemberInfo>(Name = "Member")]
internal static class MemberType
{
    /// <summary>Its id.</summary>
    [GraphQLType("ID!")]
    public static string GetId([Parent] MemberInfo member) => member.Id.ToString();
}

/// <summary>Tells of the registry itself.</summary>
[QueryType]
internal static class RegistryQueries
{
    /// <summary>The registry itself: its revision, its counts and its members.</summary>
    public static RegistryOverview GetRegistry(RegistryRequest request, [Service] Registry registry) => new(request.Snapshot, registry);
}

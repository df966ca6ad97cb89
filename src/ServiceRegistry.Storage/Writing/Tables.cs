using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Writing;

/// <summary>What is written, column by column.</summary>
internal static class Tables
{
    public static readonly Table<HeadRow> Head = new(
        "head",
        keys: 1,
        ("id", row => row.Id),
        ("epoch", row => row.Epoch),
        ("revision", row => row.Revision),
        ("compacted_revision", row => row.CompactedRevision));

    public static readonly Table<InstanceRow> Instances = new(
        "instances",
        keys: 1,
        ("id", row => row.Id),
        ("state", row => StateText.Of(row.State)));

    public static readonly Table<ServiceRow> Services = new(
        "services",
        keys: 2,
        ("namespace", row => row.Namespace),
        ("name", row => row.Name),
        ("state", row => StateText.Of(row.State)));

    public static readonly Table<RegistryEvent> Events = new(
        "events",
        keys: 2,
        ("revision", row => row.Revision),
        ("index", row => row.Index),
        ("at", row => Microseconds.Of(row.At)),
        ("change", row => row.Change.ToString()),
        ("namespace", row => row.Namespace),
        ("service_name", row => row.ServiceName),
        ("version", row => row.Version),
        ("instance_id", row => row.InstanceId),
        ("instance_key", row => row.InstanceKey),
        ("zone", row => row.Zone),
        ("tags", row => StateText.Of(row.Tags)),
        ("status", row => row.Status?.ToString()),
        ("previous_status", row => row.PreviousStatus?.ToString()),
        ("previous_version", row => row.PreviousVersion),
        ("previous_zone", row => row.PreviousZone),
        ("previous_tags", row => StateText.Of(row.PreviousTags)),
        ("has_previous_view", row => row.HasPreviousView),
        ("reason", row => row.Reason),
        ("actor", row => row.Actor),
        ("instance", row => row.Instance is null ? null : StateText.Of(row.Instance)),
        ("previous_instance", row => row.PreviousInstance is null ? null : StateText.Of(row.PreviousInstance)),
        ("service", row => row.Service is null ? null : StateText.Of(row.Service)));

    public static readonly Table<StoredResult> Results = new(
        "check_results",
        keys: 0,
        ("check_id", row => row.CheckId),
        ("at", row => Microseconds.Of(row.At)),
        ("outcome", row => row.Outcome.ToString()),
        ("output", row => row.Output),
        ("duration", row => Microseconds.Of(row.Duration)),
        ("code", row => row.Code),
        ("measurements", row => MeasurementsText.Of(row.Measurements)));

    public static readonly Table<StoredStatus> Statuses = new(
        "statuses",
        keys: 0,
        ("instance_id", row => row.InstanceId),
        ("namespace", row => row.Namespace),
        ("service_name", row => row.ServiceName),
        ("status", row => row.Status.ToString()),
        ("reason", row => row.Reason),
        ("since", row => Microseconds.Of(row.Since)),
        ("until", row => Microseconds.Of(row.Until)),
        ("revision", row => row.Revision));

    public static readonly Table<ServerRun> Runs = new(
        "runs",
        keys: 1,
        ("id", row => row.Id),
        ("started_at", row => Microseconds.Of(row.StartedAt)),
        ("last_seen_at", row => Microseconds.Of(row.LastSeenAt)));

    public static readonly Table<ThinningRow> Thinnings = new(
        "thinning",
        keys: 1,
        ("bucket", row => Microseconds.Of(row.Bucket)),
        ("result_id", row => row.ResultId));

    public static readonly Table<OperationRow> Operations = new(
        "operations",
        keys: 3,
        ("mutation", row => row.Mutation),
        ("caller", row => row.Caller),
        ("client_mutation_id", row => row.ClientMutationId),
        ("input_hash", row => row.InputHash),
        ("at", row => Microseconds.Of(row.At)),
        ("revision", row => row.Revision),
        ("objects", row => StateText.Of(row.Objects)));
}

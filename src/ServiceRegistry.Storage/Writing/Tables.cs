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
        ("id", (row, to) => to.Number(row.Id)),
        ("epoch", (row, to) => to.Text(row.Epoch)),
        ("revision", (row, to) => to.Number(row.Revision)),
        ("compacted_revision", (row, to) => to.Number(row.CompactedRevision)));

    public static readonly Table<InstanceRow> Instances = new(
        "instances",
        keys: 1,
        ("id", (row, to) => to.Id(row.Id)),
        ("state", (row, to) => to.Json(row.State, RegistryJson.Default.Instance)));

    public static readonly Table<ServiceRow> Services = new(
        "services",
        keys: 2,
        ("namespace", (row, to) => to.Text(row.Namespace)),
        ("name", (row, to) => to.Text(row.Name)),
        ("state", (row, to) => to.Json(row.State, RegistryJson.Default.ServiceDescription)));

    public static readonly Table<RegistryEvent> Events = new(
        "events",
        keys: 2,
        ("revision", (row, to) => to.Number(row.Revision)),
        ("index", (row, to) => to.Number(row.Index)),
        ("at", (row, to) => to.Number(Microseconds.Of(row.At))),
        ("change", (row, to) => to.Text(row.Change.ToString())),
        ("namespace", (row, to) => to.Text(row.Namespace)),
        ("service_name", (row, to) => to.Text(row.ServiceName)),
        ("version", (row, to) => to.Text(row.Version)),
        ("instance_id", (row, to) => to.Id(row.InstanceId)),
        ("instance_key", (row, to) => to.Text(row.InstanceKey)),
        ("zone", (row, to) => to.Text(row.Zone)),
        ("tags", (row, to) => to.Json(row.Tags, RegistryJson.Default.IReadOnlyListString)),
        ("status", (row, to) => to.Text(row.Status?.ToString())),
        ("previous_status", (row, to) => to.Text(row.PreviousStatus?.ToString())),
        ("previous_version", (row, to) => to.Text(row.PreviousVersion)),
        ("previous_zone", (row, to) => to.Text(row.PreviousZone)),
        ("previous_tags", (row, to) => to.Json(row.PreviousTags, RegistryJson.Default.IReadOnlyListString)),
        ("has_previous_view", (row, to) => to.Number(row.HasPreviousView ? 1 : 0)),
        ("reason", (row, to) => to.Text(row.Reason)),
        ("actor", (row, to) => to.Text(row.Actor)),
        ("instance", (row, to) => to.Json(row.Instance, RegistryJson.Default.Instance)),
        ("previous_instance", (row, to) => to.Json(row.PreviousInstance, RegistryJson.Default.Instance)),
        ("service", (row, to) => to.Json(row.Service, RegistryJson.Default.ServiceDescription)));

    public static readonly Table<StoredResult> Results = new(
        "check_results",
        keys: 1,
        ("id", (row, to) => to.Number(row.Id)),
        ("check_id", (row, to) => to.Id(row.CheckId)),
        ("at", (row, to) => to.Number(Microseconds.Of(row.At))),
        ("outcome", (row, to) => to.Text(row.Outcome.ToString())),
        ("output", (row, to) => to.Text(row.Output)),
        ("duration", (row, to) => to.Number(Microseconds.Of(row.Duration))),
        ("code", (row, to) => to.Text(row.Code)),
        ("measurements", (row, to) => to.Text(MeasurementsText.Of(row.Measurements))));

    public static readonly Table<StoredStatus> Statuses = new(
        "statuses",
        keys: 0,
        ("instance_id", (row, to) => to.Id(row.InstanceId)),
        ("namespace", (row, to) => to.Text(row.Namespace)),
        ("service_name", (row, to) => to.Text(row.ServiceName)),
        ("status", (row, to) => to.Text(row.Status.ToString())),
        ("reason", (row, to) => to.Text(row.Reason)),
        ("since", (row, to) => to.Number(Microseconds.Of(row.Since))),
        ("until", (row, to) => to.Number(Microseconds.Of(row.Until))),
        ("revision", (row, to) => to.Number(row.Revision)));

    public static readonly Table<ServerRun> Runs = new(
        "runs",
        keys: 1,
        ("id", (row, to) => to.Id(row.Id)),
        ("started_at", (row, to) => to.Number(Microseconds.Of(row.StartedAt))),
        ("last_seen_at", (row, to) => to.Number(Microseconds.Of(row.LastSeenAt))));

    public static readonly Table<ThinningRow> Thinnings = new(
        "thinning",
        keys: 1,
        ("bucket", (row, to) => to.Number(Microseconds.Of(row.Bucket))),
        ("result_id", (row, to) => to.Number(row.ResultId)));

    public static readonly Table<OperationRow> Operations = new(
        "operations",
        keys: 3,
        ("mutation", (row, to) => to.Text(row.Mutation)),
        ("caller", (row, to) => to.Text(row.Caller)),
        ("client_mutation_id", (row, to) => to.Text(row.ClientMutationId)),
        ("input_hash", (row, to) => to.Text(row.InputHash)),
        ("at", (row, to) => to.Number(Microseconds.Of(row.At))),
        ("revision", (row, to) => to.Number(row.Revision)),
        ("objects", (row, to) => to.Text(StateText.Of(row.Objects))));
}

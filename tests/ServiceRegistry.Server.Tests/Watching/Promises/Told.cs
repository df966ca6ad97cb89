using System.Text.Json;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>A payload as a client sees it.</summary>
internal sealed record ToldSet(long Revision, IReadOnlyList<ToldEvent> Events)
{
    public const string Selection =
        $"epoch revision events {{ revision change serviceName instanceKey instanceId instance {{ {Instance} }} }}";

    /// <summary>What is compared of an instance.</summary>
    public const string Instance = "id key version zone tags status";

    public bool IsBookmark => Events.Count == 0;

    public static ToldSet Read(JsonElement changes) => new(
        changes.At("revision").GetInt64(),
        [.. changes.At("events").EnumerateArray().Select(change => new ToldEvent(
            change.At("revision").GetInt64(),
            ToldEvent.Name(change.At("change").GetString()!, change.At("instanceKey").GetString() ?? change.At("serviceName").GetString()!),
            change.At("instanceId").GetString(),
            change.At("instance")))]);
}

/// <summary>An event as a client sees it.</summary>
/// <param name="Revision">Its revision.</param>
/// <param name="What">What happened to whom; a revision tells it of each once.</param>
/// <param name="InstanceId">The instance; null where it is of a service.</param>
/// <param name="Instance">The instance as the change left it; null where it is removed.</param>
internal sealed record ToldEvent(long Revision, string What, string? InstanceId, JsonElement Instance)
{
    public static string Name(string change, string whom) => $"{change.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant()} {whom}";

    public override string ToString() => $"{Revision} {What}";
}

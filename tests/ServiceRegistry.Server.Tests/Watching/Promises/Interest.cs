using System.Text.Json;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Tests.Watching.Promises;

/// <summary>What a subscriber asks for, and, in words of its own, what it must be told.</summary>
internal sealed record Interest(string? Tag)
{
    /// <summary>The filter, of instances and of events alike.</summary>
    public object Where => Tag is null ? new { } : new { tags = new { some = new { eq = Tag } } };

    /// <summary>The events that it must be told, as they must look.</summary>
    public IEnumerable<string> Expected(IEnumerable<RegistryEvent> committed) => committed
        .Where(change => Tag is null || change.Tags.Contains(Tag) || (change.HasPreviousView && change.PreviousTags.Contains(Tag)))
        .Select(change => $"{change.Revision} {ToldEvent.Name(change.Change.ToString(), change.InstanceKey ?? change.ServiceName)}");

    /// <summary>True for an instance that a list with this filter holds.</summary>
    public bool Holds(JsonElement instance) => Tag is null || instance.At("tags").EnumerateArray().Any(tag => tag.GetString() == Tag);
}

using System.Globalization;

namespace ServiceRegistry.Server.Watching;

/// <summary>Where a client of server-sent events left off, as its <c>Last-Event-ID</c> says: it takes the place of since and epoch.</summary>
/// <param name="Epoch">The history that the revision is of.</param>
/// <param name="Revision">The last revision seen.</param>
internal sealed record ResumePosition(string Epoch, long Revision)
{
    /// <summary>The key of the operation's state that holds it.</summary>
    public const string Key = "registry.resume";

    /// <summary>The id of an event: <c>epoch:revision</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}:{Revision}");

    /// <summary>Reads the id of an event; null where it is none of this server's making.</summary>
    public static ResumePosition? Parse(string? eventId)
    {
        var colon = eventId?.LastIndexOf(':') ?? -1;
        return colon > 0 && long.TryParse(eventId.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new ResumePosition(eventId![..colon], revision)
            : null;
    }
}

using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Server.Watching;

/// <summary>Shows why a watch cannot begin or go on (CONTRACT.md, 9).</summary>
internal static class WatchErrors
{
    public static GraphQLException Show(WatchException exception)
    {
        var details = new Dictionary<string, object?>
        {
            ["revision"] = exception.Revision,
            ["compactedRevision"] = exception.CompactedRevision,
            ["epoch"] = exception.Epoch,
        };
        if (exception.ResumeFrom is { } revision)
        {
            details["resumeFrom"] = revision;
        }

        return new GraphQLException(new GraphQLError(exception.Message) { Code = exception.Code, Extensions = details });
    }
}

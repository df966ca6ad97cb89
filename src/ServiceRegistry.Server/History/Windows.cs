using ServiceRegistry.Core.Watching;

namespace ServiceRegistry.Server.History;

/// <summary>How far fields of the history look back.</summary>
internal static class Windows
{
    public const string Day = "P1D";

    /// <exception cref="GraphQLException">It is not longer than nothing (<c>INVALID_ARGUMENT</c>).</exception>
    public static TimeSpan Check(TimeSpan window) => window > TimeSpan.Zero
        ? window
        : throw new GraphQLException("The argument window must be longer than nothing, such as P1D.", WatchErrorCode.InvalidArgument);
}

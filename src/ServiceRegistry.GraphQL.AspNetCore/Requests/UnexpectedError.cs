using Microsoft.Extensions.Logging;

namespace ServiceRegistry.GraphQL.AspNetCore.Requests;

/// <summary>A bug's mask: the client gets an id, the log the exception.</summary>
internal static partial class UnexpectedError
{
    public static GraphQLError Log(ILogger logger, Exception exception)
    {
        var id = Guid.NewGuid().ToString("N");
        LogUnexpected(logger, id, exception);
        return new GraphQLError("Unexpected Execution Error")
        {
            Code = ErrorCodes.Internal,
            Extensions = new Dictionary<string, object?> { ["errorId"] = id },
        };
    }

    [LoggerMessage(LogLevel.Error, "A request failed unexpectedly ({ErrorId}).")]
    private static partial void LogUnexpected(ILogger logger, string errorId, Exception exception);
}

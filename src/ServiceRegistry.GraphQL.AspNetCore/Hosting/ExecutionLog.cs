using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>Logs what the engine hides from clients, with the id that they got.</summary>
internal sealed partial class ExecutionLog(ILogger<ExecutionLog> logger) : IExecutionDiagnostics
{
    public void UnexpectedError(string errorId, Exception exception, IReadOnlyList<object>? path) =>
        LogUnexpected(logger, errorId, path is null ? "the operation" : string.Join('.', path), exception);

    [LoggerMessage(LogLevel.Error, "Execution failed unexpectedly at {Path} ({ErrorId}).")]
    private static partial void LogUnexpected(ILogger logger, string errorId, string path, Exception exception);
}

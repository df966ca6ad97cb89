using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Execution;

internal sealed class RecordingDiagnostics : IExecutionDiagnostics
{
    public List<(string ErrorId, Exception Exception, IReadOnlyList<object>? Path)> Told { get; } = [];

    public void UnexpectedError(string errorId, Exception exception, IReadOnlyList<object>? path) => Told.Add((errorId, exception, path));
}

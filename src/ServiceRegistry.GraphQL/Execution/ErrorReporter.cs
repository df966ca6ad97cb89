using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Turns exceptions into errors that the client may see; what nobody expected is masked, and told to the host with an id.</summary>
internal sealed class ErrorReporter(IReadOnlyList<IErrorFilter> filters, IExecutionDiagnostics? diagnostics)
{
    private const string MaskedMessage = "Unexpected Execution Error";

    public GraphQLError Report(Exception exception, IReadOnlyList<object>? path = null, IReadOnlyList<Location>? locations = null) =>
        Filter(exception is GraphQLException known ? known.Error : Mask(exception), path, locations);

    public GraphQLError Filter(GraphQLError error, IReadOnlyList<object>? path = null, IReadOnlyList<Location>? locations = null)
    {
        error = error with
        {
            Path = error.Path ?? path,
            Locations = error.Locations.Count > 0 ? error.Locations : locations ?? [],
        };
        foreach (var filter in filters)
        {
            error = Apply(filter, error);
        }

        if (error.Exception is { } unexpected)
        {
            Tell(error, unexpected);
        }

        return error;
    }

    private GraphQLError Apply(IErrorFilter filter, GraphQLError error)
    {
        try
        {
            return filter.OnError(error);
        }
        catch (Exception exception)
        {
            // A filter with a fault must not open what is masked, nor take the answer away.
            var masked = Mask(exception) with { Path = error.Path, Locations = error.Locations };
            if (error.Exception is { } hidden)
            {
                Tell(error, hidden);
            }

            return masked;
        }
    }

    private void Tell(GraphQLError error, Exception exception) => diagnostics?.UnexpectedError(
        error.Extensions?.GetValueOrDefault("errorId") as string ?? NewId(), exception, error.Path);

    private static GraphQLError Mask(Exception exception) => new(MaskedMessage)
    {
        Code = ErrorCodes.Internal,
        Extensions = new Dictionary<string, object?> { ["errorId"] = NewId() },
        Exception = exception,
    };

    private static string NewId() => Guid.NewGuid().ToString("N");
}

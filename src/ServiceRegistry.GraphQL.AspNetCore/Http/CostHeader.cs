using Microsoft.Extensions.Primitives;
using ServiceRegistry.GraphQL.AspNetCore.Requests;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>The header by which a client asks what its operation costs (Hot Chocolate's).</summary>
internal static class CostHeader
{
    public const string Name = "GraphQL-Cost";

    public static GraphQLError Error { get; } =
        new($"The header {Name} is 'report', or 'validate' where nothing is to be executed.") { Code = RequestErrorCodes.InvalidRequest };

    public static bool TryRead(StringValues value, OperationRequestBuilder request)
    {
        var text = value.ToString();
        request.Cost = text.Equals("report", StringComparison.OrdinalIgnoreCase) ? CostReporting.Report
            : text.Equals("validate", StringComparison.OrdinalIgnoreCase) ? CostReporting.Validate
            : CostReporting.None;
        return request.Cost != CostReporting.None;
    }
}

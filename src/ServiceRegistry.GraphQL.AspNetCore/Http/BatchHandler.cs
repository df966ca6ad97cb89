using Microsoft.AspNetCore.Http;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>Answers several requests that were sent as one: one after the other, so that what one writes the next one reads.</summary>
internal sealed class BatchHandler(RequestExecution execution)
{
    public async Task ExecuteAsync(HttpContext context, Accepted accepted, IReadOnlyList<OperationRequestBuilder> requests)
    {
        if (accepted.ContentType is not { } contentType)
        {
            await HttpFailure.NotAcceptable("Several requests are answered as JSON.").WriteAsync(context);
            return;
        }

        using var output = new ResponseWriter();
        var budget = new CostBudget();
        for (var i = 0; i < requests.Count; i++)
        {
            output.WriteByte((byte)(i == 0 ? '[' : ','));
            var request = requests[i];
            request.Allowed = AllowedOperations.Query | AllowedOperations.Mutation;
            request.Budget = budget;
            using var result = await execution.ExecuteAsync(context, request);
            output.WriteRaw(((OperationResult)result).Body.Span);
        }

        output.WriteByte((byte)']');
        context.Response.ContentType = contentType;
        context.Response.ContentLength = output.Length;
        await context.Response.BodyWriter.WriteAsync(output.Written, context.RequestAborted);
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

public sealed class InterceptorTests
{
    [Fact]
    public async Task Interceptor_PutsStateIntoTheRequest()
    {
        await using var host = await GraphQLHost.StartAsync(configure: b => b.AddHttpRequestInterceptor<CallerInterceptor>());

        await host.PostAsync("""{"query":"{ ok }"}""");

        host.Executor.LastRequest!.ContextData!["caller"].ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/graphql-response+json", 400)]
    public async Task Interceptor_Refuses_AsARequestError(string accept, int status)
    {
        await using var host = await GraphQLHost.StartAsync(configure: b => b.AddHttpRequestInterceptor<CallerInterceptor>());

        var response = await host.GetAsync("?query=%7B%20ok%20%7D", accept, ("Registry-Min-Revision", "7"));

        await response.ShouldFailAsync(status, "REVISION_NOT_REACHED");
        host.Executor.LastRequest.ShouldBeNull();
    }

    private sealed class CallerInterceptor : DefaultHttpRequestInterceptor
    {
        public override ValueTask OnCreateAsync(
            HttpContext context,
            IRequestExecutor requestExecutor,
            OperationRequestBuilder requestBuilder,
            CancellationToken cancellationToken)
        {
            if (context.Request.Headers.ContainsKey("Registry-Min-Revision"))
            {
                throw new GraphQLException("The revision was not reached.", "REVISION_NOT_REACHED");
            }

            requestBuilder.SetGlobalState("caller", context.Connection.RemoteIpAddress!.ToString());
            return default;
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Hosting;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

/// <summary>Several requests as one.</summary>
public sealed class BatchTests
{
    [Fact]
    public async Task Batch_IsAnsweredInItsOrder()
    {
        await using var host = await StartAsync();

        var response = await host.PostAsync(
            """
             [{"query":"{ hello }"},
              {"query":"mutation($n: Int!) { greet(times: $n) }","variables":{"n":4}},
              {"query":"{ lateHello }"}]
            """);

        response.MediaType()!.ToString().ShouldBe("application/json; charset=utf-8");
        (await response.TextAsync()).ShouldBe("""[{"data":{"hello":"Hello World"}},{"data":{"greet":5}},{"data":{"lateHello":"Hello at last"}}]""");
    }

    [Fact]
    public async Task Batch_OneFails_TheOthersAreAnswered()
    {
        await using var host = await StartAsync();

        var response = await host.PostAsync("""[{"query":"{ nothing }"},{"query":"{ hello }"}]""", "application/graphql-response+json");

        ((int)response.StatusCode).ShouldBe(200);
        response.MediaType()!.MediaType.ShouldBe("application/graphql-response+json");
        var text = await response.TextAsync();
        text.ShouldStartWith("""[{"errors":[""");
        text.ShouldEndWith(""",{"data":{"hello":"Hello World"}}]""");
    }

    [Fact]
    public async Task Batch_Subscription_IsRefusedInItsPlace()
    {
        await using var host = await StartAsync();

        var text = await (await host.PostAsync("""[{"query":"subscription { onCount }"},{"query":"{ hello }"}]""")).TextAsync();

        text.ShouldContain("OPERATION_NOT_ALLOWED");
        text.ShouldEndWith(""",{"data":{"hello":"Hello World"}}]""");
    }

    [Fact]
    public async Task Batch_CostsAreAdded()
    {
        await using var host = await StartAsync(builder => builder
            .ModifyServerOptions(options => options.RefusalDelay = TimeSpan.Zero)
            .ModifyRequestOptions(o => o with { Cost = new CostOptions { MaxFieldCost = 25 } }));

        var text = await (await host.PostAsync("""[{"query":"{ lateHello }"},{"query":"{ lateHello }"},{"query":"{ lateHello }"}]""")).TextAsync();

        text.ShouldStartWith("""[{"data":{"lateHello":"Hello at last"}},{"data":{"lateHello":"Hello at last"}},{"errors":[{""");
        text.ShouldContain("(30 with those before it)");
        text.ShouldContain("COST_LIMIT");
    }

    [Fact]
    public async Task Batch_OfAsManyAsAllowed_IsAnswered()
    {
        await using var host = await StartAsync();

        var response = await host.PostAsync("""[{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"}]""");

        ((int)response.StatusCode).ShouldBe(200);
        new GraphQLServerOptions().MaxBatchSize.ShouldBe(10);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[7]")]
    [InlineData("[[]]")]
    [InlineData("""[{"query":"{ hello }"}""")]
    [InlineData("""[{"query":"{ hello }"}] x""")]
    [InlineData("""[{"query":"{ hello }"},{}]""")]
    [InlineData("""[{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"},{"query":"{ hello }"}]""")]
    public async Task Batch_ThatIsNone_Is400(string body)
    {
        await using var host = await StartAsync();

        var response = await host.PostAsync(body);

        ((int)response.StatusCode).ShouldBe(400);
        (await response.TextAsync()).ShouldStartWith("""{"errors":[{""");
    }

    [Fact]
    public async Task Batch_AsAnEventStreamAlone_Is406()
    {
        await using var host = await StartAsync();

        await (await host.PostAsync("""[{"query":"{ hello }"}]""", "text/event-stream")).ShouldFailAsync(406, "HC0063");
    }

    [Fact]
    public async Task SwitchedOff_AnArrayIs400()
    {
        await using var host = await GraphQLHost.StartAsync();

        await (await host.PostAsync("""[{"query":"{ ok }"}]""")).ShouldFailAsync(400, "HC0009");
    }

    private static Task<GraphQLHost> StartAsync(Action<IRequestExecutorBuilder>? configure = null) => GraphQLHost.StartRealAsync(builder =>
    {
        builder.AddTypes(typeof(GreetingQueries).Assembly).ModifyServerOptions(options =>
        {
            options.EnableBatching = true;
            options.MaxBatchSize = 3;
        });
        configure?.Invoke(builder);
    });
}

using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Execution.Cost;

/// <summary>What becomes of operations by their cost.</summary>
public class CostLimitTests
{
    private const string Nested = "{ a: shops(first: 100) { nodes { partners(first: 30) { nodes { name } } } } shop { name } }";

    [Fact]
    public async Task The_cost_is_added_to_the_answer_where_it_is_asked_for()
    {
        var request = Define.Request("{ few(count: 1) { name } }") with { Cost = CostReporting.Report };

        (await Shops.Executor().AnswerAsync(request))
            .ShouldBe("""{"data":{"few":[{"name":"0"}]},"extensions":{"operationCost":{"fieldCost":1,"typeCost":1}}}""");
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1.5, false)]
    public async Task Objects_up_to_their_limit_are_answered(double maximum, bool passes)
    {
        var answer = await Shops.Executor(new CostOptions { MaxTypeCost = maximum }).AnswerAsync(Define.Request("{ few(count: 2) { name } }"));

        answer.Contains("\"data\"", StringComparison.Ordinal).ShouldBe(passes, answer);
    }

    [Theory]
    [InlineData(14, true)]
    [InlineData(13, false)]
    public async Task Fields_up_to_their_limit_are_answered(double maximum, bool passes)
    {
        var answer = await Shops.Executor(new CostOptions { MaxFieldCost = maximum }).AnswerAsync(Define.Request("{ dear b: dear }"));

        answer.Contains("\"data\"", StringComparison.Ordinal).ShouldBe(passes, answer);
    }

    [Fact]
    public async Task Values_that_alone_cost_too_much_are_refused_before_they_are_coerced()
    {
        var names = string.Join(',', Enumerable.Repeat("""{"name":{"eq":"x"}}""", 10_001));
        var request = Define.Request("query($w: ShopFilterInput) { shops(first: 1, where: $w) { nodes { name } } }", $"{{\"w\":{{\"or\":[{names}]}}}}");

        var error = await Refusal(new CostOptions(), request);

        error.GetProperty("message").GetString().ShouldBe("The values of the variables cost 100010, and at most 100000 is allowed.");
        (await Shops.Executor(new CostOptions { MaxFieldCost = null }).AnswerAsync(request)).ShouldContain("HC0117");
    }

    [Fact]
    public async Task Without_limits_everything_is_answered()
    {
        var executor = Shops.Executor(new CostOptions { MaxFieldCost = null, MaxTypeCost = null });

        (await executor.AnswerAsync(Define.Request("{ shops(first: 1000) { nodes { partners(first: 1000) { nodes { name } } } } }")))
            .ShouldStartWith("""{"data":""");
    }

    [Fact]
    public async Task A_refusal_names_the_dearest_fields()
    {
        var error = await Refusal(new CostOptions { MaxTypeCost = 1000 }, Define.Request(Nested));

        error.GetProperty("message").GetString().ShouldBe(
            "The objects of the operation cost 3202, and at most 1000 is allowed. " +
            "The dearest: a.nodes.partners.nodes (3000), a.nodes (100), a.nodes.partners (100).");
        error.GetProperty("extensions").GetRawText().ShouldBe(
            """{"code":"COST_LIMIT","limit":"typeCost","cost":3202,"maximum":1000,"dearest":[{"path":"a.nodes.partners.nodes","coordinate":"PartnersConnection.nodes","cost":3000},""" +
            """{"path":"a.nodes","coordinate":"ShopsConnection.nodes","cost":100},{"path":"a.nodes.partners","coordinate":"Shop.partners","cost":100}]}""");
    }

    [Fact]
    public async Task A_refusal_for_its_fields_names_those()
    {
        var error = await Refusal(
            new CostOptions { MaxFieldCost = 30 },
            Define.Request("query($w: ShopFilterInput) { shops(first: 1, where: $w) { nodes { name } } shop { name } }", """{"w":{"name":{"contains":"x"}}}"""));

        error.GetProperty("extensions").GetRawText().ShouldBe(
            """{"code":"COST_LIMIT","limit":"fieldCost","cost":33,"maximum":30,"dearest":[{"path":"shops","coordinate":"Query.shops","cost":31},""" +
            """{"path":"shop","coordinate":"Query.shop","cost":1},{"path":"shops.nodes","coordinate":"ShopsConnection.nodes","cost":1}]}""");
    }

    [Fact]
    public async Task A_refused_operation_is_not_executed()
    {
        using var result = await Shops.Executor(new CostOptions { MaxFieldCost = 6 }).ExecuteAsync(Define.Request("{ dear }"));

        var answer = result.ShouldBeAssignableTo<OperationResult>()!;
        answer.IsRequestError.ShouldBeTrue();
        answer.Errors.ShouldHaveSingleItem().Code.ShouldBe("COST_LIMIT");
    }

    [Fact]
    public async Task What_only_asks_for_its_cost_learns_it_over_the_limit_too()
    {
        var request = Define.Request("{ dear }") with { Cost = CostReporting.Validate };

        (await Shops.Executor(new CostOptions { MaxFieldCost = 6 }).AnswerAsync(request))
            .ShouldBe("""{"extensions":{"operationCost":{"fieldCost":7,"typeCost":0}}}""");
    }

    [Fact]
    public async Task Requests_with_one_budget_share_the_limit()
    {
        var executor = Shops.Executor(new CostOptions { MaxFieldCost = 15 });
        var request = Define.Request("{ dear }") with { Budget = new CostBudget() };

        (await executor.AnswerAsync(request)).ShouldContain("data");
        (await executor.AnswerAsync(request)).ShouldContain("data");
        (await executor.AnswerAsync(request)).ShouldContain("The fields of the operation cost 7 (21 with those before it), and at most 15 is allowed.");
        (await executor.AnswerAsync(request with { Budget = new CostBudget() })).ShouldContain("data");
    }

    [Fact]
    public async Task A_fragment_doubled_thirty_times_is_reckoned_at_once_and_refused()
    {
        var document = new StringBuilder("{ shop { ...F0 } }");
        for (var i = 0; i < 30; i++)
        {
            document.Append($" fragment F{i} on Shop {{ a: neighbour {{ ...F{i + 1} }} b: neighbour {{ ...F{i + 1} }} }}");
        }

        document.Append(" fragment F30 on Shop { name }");
        var clock = Stopwatch.StartNew();

        var error = await Refusal(new CostOptions(), Define.Request(document.ToString()));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        error.GetProperty("extensions").GetProperty("cost").GetDouble().ShouldBe(Math.Pow(2, 31) - 1);
        error.GetProperty("extensions").GetProperty("dearest").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public async Task A_cost_beyond_numbers_is_refused_too()
    {
        var document = new StringBuilder("{ shop ");
        for (var i = 0; i < 60; i++)
        {
            document.Append("{ branches(count: 1000000000) ");
        }

        document.Append("{ name }").Append('}', 61);

        var error = await Refusal(new CostOptions(), Define.Request(document.ToString()));

        error.GetProperty("extensions").GetProperty("cost").GetDouble().ShouldBe(1e15);
    }

    [Fact]
    public async Task A_variable_used_in_many_places_is_looked_through_once()
    {
        var filter = string.Join(',', Enumerable.Repeat("""{"name":{"eq":"a"}}""", 1000));
        var fields = string.Concat(Enumerable.Range(0, 50).Select(i => $" a{i}: shops(first: 1, where: $w) {{ nodes {{ name }} }}"));
        var request = Define.Request($"query($w: ShopFilterInput) {{{fields} }}", "{\"w\":{\"or\":[" + filter + "]}}");

        var error = await Refusal(new CostOptions(), request);

        error.GetProperty("extensions").GetProperty("cost").GetDouble().ShouldBe(50 * (2 + 10 + (1000 * 10)));
    }

    private static async Task<JsonElement> Refusal(CostOptions options, OperationRequest request)
    {
        var answer = JsonElement.Parse(await Shops.Executor(options).AnswerAsync(request));
        return answer.GetProperty("errors")[0];
    }
}

using System.Text.RegularExpressions;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Execution.Cost;

/// <summary>Introspections are small to ask for and large to answer.</summary>
public sealed class IntrospectionCostTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.001, false)]
    public async Task Introspections_up_to_their_limit_are_answered(double below, bool passes)
    {
        // Two fields that begin it, and two of each type.
        var types = Shops.Schema.Types.Count;
        var maximum = (2.0 + (2 * types)) / types;
        var executor = Shops.Executor(new CostOptions { MaxFieldCost = 0, MaxTypeCost = 0, MaxIntrospectionCost = maximum - below });

        var answer = await executor.AnswerAsync(Define.Request("{ __schema { types { name description } } }"));

        answer.Contains("\"data\"", StringComparison.Ordinal).ShouldBe(passes, answer);
    }

    [Theory]
    [InlineData("{ <<__schema { types { ...T } }>> } fragment T on __Type { fields { name args { name type { ...N } } type { ...N } } } fragment N on __Type { name ofType { name } }")]
    [InlineData("{ <<__type(name: \"Query\") { ...T }>> } fragment T on __Type { fields { <<description>> } }")]
    [InlineData("{ __schema { types { <<fields { ...F }>> } } } fragment F on __Field { <<description>> }")]
    [InlineData("{ __schema { types { <<interfaces { ...P }>> } } } fragment P on __Type { <<possibleTypes { name }>> }")]
    [InlineData("{ <<__schema { types { ...T } }>> } fragment T on __Type { <<__typename>> }")]
    public async Task What_multiplies_is_refused(string template)
    {
        var document = Regex.Replace(
            template, "<<(.*?)>>", repeated => string.Concat(Enumerable.Range(0, 50).Select(i => $"a{i}: {repeated.Groups[1].Value} ")));

        var answer = await Shops.Executor().AnswerAsync(Define.Request(document));

        answer.ShouldContain("COST_LIMIT");
        answer.ShouldContain("The introspections of the operation cost");
    }

    [Fact]
    public async Task Requests_that_are_sent_as_one_share_the_limit()
    {
        var budget = new CostBudget();
        var executor = Shops.Executor(new CostOptions { MaxIntrospectionCost = 5 });
        var request = Define.Request("{ __schema { types { name description } } }") with { Budget = budget };

        (await executor.AnswerAsync(request)).ShouldContain("\"data\"");
        (await executor.AnswerAsync(request)).ShouldContain("\"data\"");
        (await executor.AnswerAsync(request)).ShouldContain("COST_LIMIT");
    }
}

using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Tests.Execution;

namespace ServiceRegistry.GraphQL.Tests.DataLoaders;

/// <summary>What many fields ask for one by one is fetched together.</summary>
public class DataLoaderTests
{
    [Fact]
    public async Task What_a_list_of_objects_asks_for_is_fetched_once()
    {
        var family = new Family();

        (await family.AnswerAsync("{ people(ids: [4, 5, 6, 4]) { name } }"))
            .ShouldBe("""{"data":{"people":[{"name":"P4"},{"name":"P5"},{"name":"P6"},{"name":"P4"}]}}""");

        family.Batches.ShouldBe(["name: 4 5 6"]);
    }

    [Fact]
    public async Task Each_level_is_fetched_once()
    {
        var family = new Family();

        (await family.AnswerAsync("{ people(ids: [20, 21, 22]) { parent { parent { name } } } }")).ShouldBe(
            """{"data":{"people":[{"parent":{"parent":{"name":"P5"}}},{"parent":{"parent":{"name":"P5"}}},{"parent":{"parent":{"name":"P5"}}}]}}""");

        family.Batches.ShouldBe(["person: 10 11", "person: 5", "name: 5"]);
    }

    [Fact]
    public async Task Fields_and_loaders_of_one_level_are_fetched_together()
    {
        var family = new Family { Gate = new TaskCompletionSource() };
        var answer = family.AnswerAsync(
            "{ people(ids: [8, 9]) { name parent { name children { name } } otherParent { id } children { name } } person(id: 30) { name } }");

        family.Batches.ShouldBe(["children: 8 9", "name: 8 9", "person: 4 30"], ignoreOrder: true);
        family.Gate.SetResult();

        (await answer).ShouldNotContain("errors");
        family.Fetched.Where(f => f.Loader == "name").SelectMany(f => f.Keys).Order().ShouldBe([4, 8, 9, 16, 17, 18, 19, 30]);
    }

    [Fact]
    public async Task A_key_is_fetched_once_in_an_operation_and_anew_in_the_next()
    {
        var family = new Family();

        await family.AnswerAsync("{ people(ids: [4, 8]) { name parent { name } } }");
        await family.AnswerAsync("{ people(ids: [4]) { name } }");

        family.Batches.ShouldBe(["name: 4 8", "person: 2 4", "name: 2", "name: 4"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_batch_has_no_more_keys_than_it_may()
    {
        var family = new Family();

        await family.AnswerAsync("{ first(count: 3999) { parent { id } } }", Unlimited);

        family.Fetched.Select(f => f.Keys.Length).ShouldBe([1000, 1000]);
        family.Fetched.SelectMany(f => f.Keys).Distinct().Count().ShouldBe(2000);
    }

    [Fact]
    public async Task A_class_has_batches_of_1024_keys_unless_it_says_otherwise()
    {
        var family = new Family();

        await family.AnswerAsync("{ first(count: 3000) { name } }", Unlimited);

        family.Fetched.Select(f => f.Keys.Length).Order().ShouldBe([952, 1024, 1024]);
    }

    [Fact]
    public async Task Several_keys_are_answered_each_at_its_place()
    {
        var family = new Family();

        (await family.AnswerAsync("{ names(ids: [3, -99, 1, 3]) }")).ShouldBe("""{"data":{"names":["P3",null,"P1","P3"]}}""");

        family.Batches.ShouldBe(["name: -99 1 3"]);
    }

    [Fact]
    public async Task A_key_without_a_value_is_null_or_an_error_where_one_is_required()
    {
        var family = new Family();

        var answer = JsonElement.Parse(await family.AnswerAsync("{ person(id: 0) { id } people(ids: [-99]) { name } }"));

        answer.GetProperty("data").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["people",0,"name"]""");
        (await family.AnswerAsync("{ person(id: 0) { id } }")).ShouldBe("""{"data":{"person":null}}""");
    }

    [Fact]
    public async Task A_key_without_a_group_has_an_empty_one() =>
        (await new Family().AnswerAsync("{ people(ids: [3000]) { children { id } } }")).ShouldBe("""{"data":{"people":[{"children":[]}]}}""");

    [Fact]
    public async Task A_fetch_that_fails_is_the_error_of_each_who_asked()
    {
        var answer = JsonElement.Parse(await new Family().AnswerAsync("{ people(ids: [-26, -28]) { parent { id } } }"));

        answer.GetProperty("data").GetRawText().ShouldBe("""{"people":[{"parent":null},{"parent":null}]}""");
        answer.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()).ShouldBe(["unlucky", "unlucky"]);
    }

    [Fact]
    public async Task What_is_asked_for_behind_a_wait_is_fetched_too()
    {
        var family = new Family();
        var answer = family.AnswerAsync("{ people(ids: [1, 2, 3]) { later } }");
        answer.IsCompleted.ShouldBeFalse();

        family.Later.SetResult();

        (await answer.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("""{"data":{"people":[{"later":"P1"},{"later":"P2"},{"later":"P3"}]}}""");
        family.Fetched.SelectMany(f => f.Keys).Order().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Mutations_ask_one_after_the_other()
    {
        var family = new Family();

        (await family.AnswerAsync("""mutation { a: rename(id: 1, name: "X") b: rename(id: 1, name: "Y") c: rename(id: 2, name: "Z") }"""))
            .ShouldBe("""{"data":{"a":"P1 to X","b":"X to Y","c":"P2 to Z"}}""");

        family.Batches.ShouldBe(["name: 1", "name: 2"]);
    }

    [Fact]
    public async Task A_subscription_loads_at_its_start_and_anew_for_each_event()
    {
        var family = new Family();
        using var result = await new RequestExecutor(Family.Schema)
            .ExecuteAsync(Define.Request("subscription { onPerson }") with { Services = family });

        var events = new List<string>();
        await foreach (var answer in result.ShouldBeAssignableTo<ResponseStream>()!.ReadResultsAsync(CancellationToken.None))
        {
            events.Add(Encoding.UTF8.GetString(answer.Body.Span));
            answer.Dispose();
        }

        events.ShouldBe(["""{"data":{"onPerson":"P7"}}""", """{"data":{"onPerson":"P7"}}"""]);
        family.Batches.ShouldBe(["person: 7", "name: 7", "name: 7"]);
    }

    [Fact]
    public async Task An_object_is_found_by_its_id_through_a_loader()
    {
        var family = new Family();
        var id = Convert.ToBase64String(Encoding.UTF8.GetBytes("Person:12"));

        (await family.AnswerAsync($"{{ node(id: \"{id}\") {{ ... on Person {{ name }} }} }}")).ShouldBe("""{"data":{"node":{"name":"P12"}}}""");

        family.Batches.ShouldBe(["person: 12", "name: 12"]);
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_fetch()
    {
        var family = new Family { Gate = new TaskCompletionSource() };
        using var client = new CancellationTokenSource();
        var answer = family.AnswerAsync("{ people(ids: [1]) { name } }", cancellationToken: client.Token);
        family.Batches.ShouldBe(["name: 1"]);

        await client.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => answer.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Random_operations_never_stall_and_fetch_no_key_twice()
    {
        var seed = Environment.TickCount;
        for (var i = 0; i < 100; i++)
        {
            var random = new Random(seed + i);
            var family = new Family();
            family.Later.SetResult();
            var document = $"{{ people(ids: [{string.Join(',', Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(100, 4000)))}]) {Selections(random, 0)} }}";

            var answer = await family.AnswerAsync(document, Unlimited).WaitAsync(TimeSpan.FromSeconds(30));

            answer.ShouldStartWith("{\"data\":{\"people\":[{", Case.Sensitive, $"seed {seed + i}: {document}");
            family.Fetched.GroupBy(f => f.Loader).ShouldAllBe(
                loader => loader.SelectMany(f => f.Keys).Count() == loader.SelectMany(f => f.Keys).Distinct().Count(), $"seed {seed + i}: {document}");
        }
    }

    private static readonly RequestExecutorOptions Unlimited = new() { Cost = new CostOptions { MaxFieldCost = null, MaxTypeCost = null } };

    private static string Selections(Random random, int depth)
    {
        string[] fields = ["id", "name", "later", "parent", "otherParent", "children"];
        var chosen = fields.Where(_ => random.Next(2) == 0).Append("name").Distinct();
        return $"{{ {string.Join(' ', chosen.Select(field =>
            field is "id" or "name" or "later" ? field
            : depth == 3 ? $"{field} {{ id }}"
            : $"{field} {Selections(random, depth + 1)}"))} }}";
    }
}

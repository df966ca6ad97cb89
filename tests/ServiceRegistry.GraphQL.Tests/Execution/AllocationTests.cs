using System.Collections.Immutable;
using System.Text;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>
/// What a request costs in memory, so that it does not creep back. The bounds are those of a debug build, in which each async method makes an
/// object of its own.
/// </summary>
public class AllocationTests
{
    private const string Fields = "id key port weight status tags seen";

    private readonly RequestExecutor executor = new(SchemaBuilder.New().AddQueryType(typeof(Queries)).Build());

    [Fact]
    public void A_query_of_three_fields_allocates_what_holds_it_together_and_nothing_else() =>
        Allocated("{ one { key port status } }").ShouldBeLessThanOrEqualTo(1100);

    [Fact]
    public void A_list_allocates_nothing_for_its_items_and_their_fields() =>
        Allocated($"{{ hundred {{ {Fields} }} }}").ShouldBe(Allocated($"{{ ten {{ {Fields} }} }}"));

    [Fact]
    public void Variables_are_read_without_a_tree()
    {
        var constant = Allocated("{ echo(key: \"k-1\", numbers: [1, 2]) }");

        // A text, two boxed numbers in their array, and what gathers them.
        (Allocated("query ($key: String!, $numbers: [Int!]) { echo(key: $key, numbers: $numbers) }", """{"key":"k-1","numbers":[1,2]}""") - constant)
            .ShouldBeLessThanOrEqualTo(700);
    }

    [Fact]
    public void What_is_asked_of_the_schema_alone_is_kept()
    {
        const string Names = "{ __schema { types { name fields { name args { name } } } } }";
        Allocated(Names).ShouldBe(Allocated("{ __typename }"));
    }

    [Fact]
    public void A_document_that_is_new_allocates_its_tree_its_plan_and_little_beside()
    {
        var known = Allocated($"query Known {{ ten {{ {Fields} }} }}");
        (AllocatedAnew(number => $"query New{number} {{ ten {{ {Fields} }} }}") - known).ShouldBeLessThanOrEqualTo(8000);
    }

    // The least of several: a collection in between makes the pool of buffers start anew.
    private long Allocated(string document, string? variables = null)
    {
        var request = Define.Request(document) with { VariableBytes = Encoding.UTF8.GetBytes(variables ?? "") };
        return Least(_ => request);
    }

    private long AllocatedAnew(Func<int, string> document) => Least(round => Define.Request(document(round)));

    private long Least(Func<int, OperationRequest> requests)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var request = requests(round);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var answering = executor.ExecuteDirectlyAsync(request, CancellationToken.None);
            answering.IsCompletedSuccessfully.ShouldBeTrue();
            var answer = (OperationResult)answering.Result;
            var after = GC.GetAllocatedBytesForCurrentThread();
            answer.Errors.ShouldBeEmpty();
            answer.Dispose();
            least = Math.Min(least, after - before);
        }

        return least;
    }

    private enum Status
    {
        Healthy,
        Degraded,
    }

    private static class Queries
    {
        private static readonly Instance[] All =
            [.. Enumerable.Range(0, 100).Select(i => new Instance(Guid.CreateVersion7(), $"key-{i}", i, 100, (Status)(i % 2), ["blue", $"rack-{i}"], DateTimeOffset.UnixEpoch))];

        private static readonly ImmutableArray<Instance> Ten = [.. All.Take(10)];

        public static Instance One => All[0];

        public static ImmutableArray<Instance> GetTen() => Ten;

        public static IReadOnlyList<Instance> GetHundred() => All;

        public static string Echo(string key, IReadOnlyList<int>? numbers) => key;
    }

    private sealed record Instance(
        [property: ID("Instance")] Guid Id, string Key, int? Port, long Weight, Status Status, ImmutableArray<string> Tags, DateTimeOffset Seen);
}

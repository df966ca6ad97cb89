using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>A schema that is made anew while it is used.</summary>
public class SchemaUpdatesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_is_asked_for_while_one_is_made_is_one_more()
    {
        var executors = new RequestExecutorProvider(SchemaWith("first"));
        var (begun, go, made) = (new SemaphoreSlim(0), new SemaphoreSlim(0), 0);
        var updates = new SchemaUpdates(
            executors,
            () =>
            {
                begun.Release();
                go.Wait(Patience).ShouldBeTrue();
                return SchemaWith($"made{++made}");
            },
            exception => throw exception);
        var first = updates.RequestAsync();
        (await begun.WaitAsync(Patience)).ShouldBeTrue();

        Task[] others = [updates.RequestAsync(), updates.RequestAsync(), updates.RequestAsync()];
        executors.Current.Schema.QueryType.FindField("first").ShouldNotBeNull();
        go.Release();
        await first.WaitAsync(Patience);
        (await begun.WaitAsync(Patience)).ShouldBeTrue();
        others.ShouldAllBe(task => !task.IsCompleted);
        go.Release();
        await Task.WhenAll(others).WaitAsync(Patience);

        made.ShouldBe(2);
        executors.Current.Schema.QueryType.FindField("made2").ShouldNotBeNull();
    }

    [Fact]
    public async Task One_that_cannot_be_made_leaves_the_old_one_and_the_next_is_made()
    {
        var executors = new RequestExecutorProvider(SchemaWith("first"));
        var failures = new List<string>();
        var schema = new Func<Schema>(() => throw new SchemaException(["no"]));
        var updates = new SchemaUpdates(executors, () => schema(), exception => failures.Add(exception.Message));

        await updates.RequestAsync().WaitAsync(Patience);
        executors.Current.Schema.QueryType.FindField("first").ShouldNotBeNull();
        failures.ShouldHaveSingleItem().ShouldContain("no");
        schema = () => SchemaWith("second");
        await updates.RequestAsync().WaitAsync(Patience);

        executors.Current.Schema.QueryType.FindField("second").ShouldNotBeNull();
    }

    private static Schema SchemaWith(string field) => Define.Query(Define.Field(field, Scalar.Int, _ => 1));
}

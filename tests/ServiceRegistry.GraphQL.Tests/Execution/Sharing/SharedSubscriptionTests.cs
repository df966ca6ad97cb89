using System.Text;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution.Sharing;

public class SharedSubscriptionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly NumberLog log = new();
    private int executions;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_is_executed_once_and_its_bytes_go_to_all(bool waits)
    {
        var executor = Executor(waits);
        Reader[] readers = [new(), new(), new()];
        await using var subscriptions = await SubscribeAllAsync(executor, readers);

        log.Append(2);

        var first = await readers[0].HasAsync(2);
        foreach (var reader in readers)
        {
            (await reader.HasAsync(2)).ShouldBe(first);
        }

        readers[0].Numbers.ShouldBe([1, 2]);
        Volatile.Read(ref executions).ShouldBe(2);
        log.OpenFeeds.ShouldBe(1);
    }

    [Theory]
    [InlineData("subscription { on(kind: \"a\") { n } }", null)]
    [InlineData("subscription Named {\n  on(since: 0 kind: \"a\") {\n    n # the same\n  }\n}", null)]
    [InlineData("subscription ($s: Int) { on(kind: \"a\", since: $s) { n } }", """{"s":0}""")]
    public async Task Where_it_begins_how_it_is_named_and_laid_out_makes_no_other_subscription(string document, string? variables)
    {
        var executor = Executor();
        var (reader, other) = (new Reader(), new Reader());
        await using var first = await SubscribeAsync(executor, reader, Define.Request("subscription { on(kind: \"a\") { n } }"));
        await using var second = await SubscribeAsync(executor, other, Define.Request(document, variables));

        log.Append();

        (await other.HasAsync(1)).ShouldBe(await reader.HasAsync(1));
        Volatile.Read(ref executions).ShouldBe(1);
    }

    [Theory]
    [InlineData("subscription { on(kind: \"b\") { n } }", null)]
    [InlineData("subscription { on(kind: \"a\") { m: n } }", null)]
    [InlineData("subscription { other: on(kind: \"a\") { n } }", null)]
    [InlineData("subscription { on(kind: \"a\") @loud { n } }", null)]
    [InlineData("subscription ($k: String) { on(kind: $k) { n } }", """{"k":"c"}""")]
    [InlineData("subscription ($k: String) { on(kind: $k) { n } }", null)]
    [InlineData("subscription ($with: Boolean!) { on(kind: \"a\") { n ... @include(if: $with) { n } } }", """{"with":true}""")]
    public async Task What_selects_or_asks_for_something_else_is_another_subscription(string document, string? variables)
    {
        var executor = Executor();
        Reader[] readers = [new(), new(), new()];
        await using var first = await SubscribeAsync(executor, readers[0], Define.Request("subscription { on(kind: \"a\") { n } }"));
        await using var second = await SubscribeAsync(executor, readers[1], Define.Request(document, variables));
        await using var third = await SubscribeAsync(
            executor, readers[2], Define.Request("subscription ($k: String) { on(kind: $k) { n } }", """{"k":"d"}"""));

        log.Append();
        foreach (var reader in readers)
        {
            await reader.HasAsync(1);
        }

        Volatile.Read(ref executions).ShouldBe(3);
    }

    [Fact]
    public async Task Who_begins_earlier_reads_what_it_missed_and_joins_the_others()
    {
        var executor = Executor();
        log.Append(5);
        var (resumed, live) = (new Reader(), new Reader());
        await using var first = await SubscribeAsync(executor, live, At(5));
        await using var second = await SubscribeAsync(executor, resumed, At(2));
        await UntilAsync(() => log.Joins == 2);

        log.Append();

        resumed.Numbers.Take(3).ShouldBe([3, 4, 5]);
        (await resumed.HasAsync(4))[3].ShouldBe((await live.HasAsync(1))[0]);
    }

    [Fact]
    public async Task Who_does_not_keep_up_slows_nobody_and_misses_nothing()
    {
        var executor = Executor();
        var (slow, quick) = (new Reader(room: 1), new Reader());
        await using var subscriptions = await SubscribeAllAsync(executor, [slow, quick]);

        log.Append(4);
        await quick.HasAsync(4);
        slow.Numbers.ShouldBe([1]);
        slow.Allow(2);
        await slow.HasAsync(3);
        slow.Allow(int.MaxValue);
        await slow.HasAsync(4);
        log.Append();

        await slow.HasAsync(5);
        slow.Numbers.ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task Who_takes_nothing_any_more_is_given_up()
    {
        var stuck = new Reader(room: 0);
        var stream = await StreamAsync(Executor(), At(0));
        var delivering = stream.DeliverAsync(stuck, CancellationToken.None);
        await UntilAsync(() => log.OpenFeeds == 1);

        log.Append();
        stuck.GiveUp();

        (await delivering.WaitAsync(Patience)).ShouldBeFalse();
        log.OpenFeeds.ShouldBe(0);
    }

    [Fact]
    public async Task The_operation_goes_with_its_last_subscriber_and_comes_back_with_the_next()
    {
        var executor = Executor();
        var first = await SubscribeAsync(executor, new Reader(), At(0));
        await using (await SubscribeAsync(executor, new Reader(), At(0)))
        {
            await first.DisposeAsync();
            log.OpenFeeds.ShouldBe(1);
        }

        log.OpenFeeds.ShouldBe(0);
        var reader = new Reader();
        await using var next = await SubscribeAsync(executor, reader, At(0));
        log.Append();
        await reader.HasAsync(1);
    }

    [Fact]
    public async Task Who_leaves_is_let_go_of_although_nothing_happens()
    {
        var executor = Executor();
        await using var stays = await SubscribeAsync(executor, new Reader(), At(0));
        var left = new List<WeakReference>();
        for (var i = 0; i < 100; i++)
        {
            left.Add(await ComeAndGoAsync(executor, joins: i + 2));
        }

        await UntilAsync(() =>
        {
            GC.Collect();
            return left.Count(reader => reader.IsAlive) < 20;
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_end_of_the_source_is_the_end_of_all(bool fails)
    {
        var executor = Executor();
        Reader[] readers = [new(), new()];
        await using var subscriptions = await SubscribeAllAsync(executor, readers);

        log.End(fails ? new GraphQLException("over", "OVER") : null);
        await subscriptions.Ended;

        foreach (var reader in readers)
        {
            reader.Payloads.Count.ShouldBe(fails ? 1 : 0);
            reader.Payloads.ShouldAllBe(payload => payload.IsRequestError && payload.Errors[0].Code == "OVER");
        }
    }

    [Fact]
    public async Task The_end_of_the_source_is_the_end_of_one_who_has_not_caught_up_too()
    {
        log.Append(3);
        var slow = new Reader(room: 1);
        await using var subscription = await SubscribeAsync(Executor(), slow, At(0));
        await slow.HasAsync(1);

        log.End(new GraphQLException("over", "OVER"));
        slow.Allow(int.MaxValue);

        await subscription.Ended;
        slow.Payloads[^1].Errors.ShouldHaveSingleItem().Code.ShouldBe("OVER");
        slow.Payloads.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Where_too_much_waits_to_be_executed_each_goes_on_by_itself_and_misses_nothing()
    {
        using var held = new ManualResetEventSlim();
        var executor = Executor(resolve: context =>
        {
            held.Wait(Patience);
            return context.Parent<long>();
        });
        var reader = new Reader();
        await using var subscription = await SubscribeAsync(executor, reader, At(0));
        await UntilAsync(() => log.Joins == 1);

        const int many = SharedOperation.MaxWaiting + 100;
        log.Append(many);
        held.Set();

        await reader.HasAsync(many);
        await UntilAsync(() => log.Joins == 2);
        log.Append();
        await reader.HasAsync(many + 1);
        reader.Numbers.ShouldBe(Enumerable.Range(1, many + 1).Select(number => (long)number));
    }

    [Fact]
    public async Task What_can_no_longer_be_read_ends_the_one_who_missed_it_with_the_reason()
    {
        log.Append(3);
        log.ReadFailure = new GraphQLException("gone", "GONE");
        var reader = new Reader();
        await using var subscription = await SubscribeAsync(Executor(), reader, At(1));

        (await reader.HasAsync(1))[0].Errors.ShouldHaveSingleItem().Code.ShouldBe("GONE");
        await subscription.Ended;
    }

    [Fact]
    public async Task Whoever_joins_is_told_where_that_was_and_once_only()
    {
        log.Welcome = position => new SourceEvent(position, $"e:{position}");
        log.Append(7);
        var executor = Executor();
        Reader[] readers = [new(), new(room: 2)];
        await using var subscriptions = await SubscribeAllAsync(executor, readers, 7);
        await readers[0].HasAsync(1);
        (await readers[1].HasAsync(1))[0].ShouldBe(readers[0].Payloads[0]);

        log.Append(2);
        await readers[0].HasAsync(3);
        readers[1].Allow(int.MaxValue);
        await readers[1].HasAsync(3);
        log.Append();
        await readers[1].HasAsync(4);

        readers[1].Numbers.ShouldBe([7, 8, 9, 10]);
    }

    [Fact]
    public async Task Whoever_joins_is_told_what_is_now_where_no_id_tells_it_apart()
    {
        var told = 0;
        log.Welcome = _ => new SourceEvent((long)told++, EventId: null);
        var executor = Executor();
        Reader[] readers = [new(), new()];
        await using var first = await SubscribeAsync(executor, readers[0], At(0));
        await readers[0].HasAsync(1);
        await using var second = await SubscribeAsync(executor, readers[1], At(0));
        await readers[1].HasAsync(1);

        readers.Select(reader => reader.Numbers[0]).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task Shared_executions_see_nothing_of_the_one_who_came_first()
    {
        var executor = Executor(resolve: context => context.ContextData.ContainsKey("secret") ? throw new InvalidOperationException() : 0);
        var reader = new Reader();
        await using var subscription = await SubscribeAsync(
            executor, reader, At(0) with { ContextData = new Dictionary<string, object?> { ["secret"] = "mine" } });
        await UntilAsync(() => log.Joins == 1);

        log.Append();

        (await reader.HasAsync(1))[0].Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_can_be_read_like_any_other_stream()
    {
        log.Append(40);
        using var stream = await StreamAsync(Executor(), At(0));
        var numbers = new List<string>();
        await foreach (var payload in stream.ReadResultsAsync(CancellationToken.None))
        {
            using (payload)
            {
                numbers.Add(payload.EventId!);
            }

            if (numbers.Count == 20)
            {
                log.Append(2);
            }

            if (numbers.Count == 42)
            {
                break;
            }
        }

        numbers.ShouldBe(Enumerable.Range(1, 42).Select(number => $"e:{number}"));
        log.OpenFeeds.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_happens_each_gets_all_behind_its_beginning_in_order_and_once(int seed)
    {
        var random = new Random(seed);
        var executor = Executor(waits: seed % 2 == 0);
        var subscribers = new List<(long Start, Reader Reader, Running Running)>();
        for (var step = 0; step < 400; step++)
        {
            switch (random.Next(10))
            {
                case < 5:
                    log.Append(random.Next(1, 4));
                    break;
                case < 7 when subscribers.Count < 40:
                    var start = random.NextInt64(log.Newest + 1);
                    var reader = new Reader(random.Next(3) == 0 ? random.Next(5) : int.MaxValue);
                    subscribers.Add((start, reader, await SubscribeAsync(executor, reader, At(start))));
                    break;
                default:
                    if (subscribers.Count > 0)
                    {
                        subscribers[random.Next(subscribers.Count)].Reader.Allow(random.Next(8) == 0 ? int.MaxValue : random.Next(6));
                    }

                    break;
            }
        }

        foreach (var (start, reader, running) in subscribers)
        {
            reader.Allow(int.MaxValue);
            await reader.HasAsync((int)(log.Newest - start));
            reader.Numbers.ShouldBe(Enumerable.Range((int)start + 1, (int)(log.Newest - start)).Select(number => (long)number), $"seed {seed}");
            await running.DisposeAsync();
        }

        log.OpenFeeds.ShouldBe(0);
    }

    private static OperationRequest At(long since) => Define.Request($"subscription {{ on(since: {since}) {{ n }} }}");

    private RequestExecutor Executor(bool waits = false, PureResolver? resolve = null)
    {
        var number = Define.Object("Number", Define.Either(waits, "n", Scalar.Int, context =>
        {
            Interlocked.Increment(ref executions);
            return resolve?.Invoke(context) ?? context.Parent<long>();
        }));
        var on = Define.Field(
            "on",
            number,
            context => context.Parent<long>(),
            Define.Argument("since", Scalar.Int) with { IsPosition = true },
            Define.Argument("kind", Scalar.String)) with
        {
            Share = context => new ValueTask<SharedSource>(log.From(context.ArgumentValue<int?>("since") ?? log.Newest)),
        };
        var query = Define.Object("Query", Define.Field("ok", Scalar.Boolean, _ => true));
        var loud = new Directive("loud", null, [], [DirectiveLocation.Field]);
        return new RequestExecutor(new Schema(null, query, null, Define.Object("Subscription", on), [], [loud]));
    }

    private static async Task<SharedStream> StreamAsync(RequestExecutor executor, OperationRequest request) =>
        (await executor.ExecuteAsync(request)).ShouldBeOfType<SharedStream>();

    private async Task<Running> SubscribeAllAsync(RequestExecutor executor, Reader[] readers, long since = 0)
    {
        var all = new List<Running>();
        foreach (var reader in readers)
        {
            all.Add(await SubscribeAsync(executor, reader, At(since)));
        }

        return new Running(Task.WhenAll(all.Select(one => one.Ended)), async () =>
        {
            foreach (var one in all)
            {
                await one.DisposeAsync();
            }
        });
    }

    private async Task<Running> SubscribeAsync(RequestExecutor executor, Reader reader, OperationRequest request)
    {
        var stream = await StreamAsync(executor, request);
        var stop = new CancellationTokenSource();
        var delivering = stream.DeliverAsync(reader, stop.Token);
        return new Running(delivering, async () =>
        {
            await stop.CancelAsync();
            try
            {
                await delivering.WaitAsync(Patience);
            }
            catch (OperationCanceledException)
            {
                // That is how it ends.
            }
        });
    }

    private async Task<WeakReference> ComeAndGoAsync(RequestExecutor executor, int joins)
    {
        var reader = new Reader();
        await using (await SubscribeAsync(executor, reader, At(0)))
        {
            await UntilAsync(() => log.Joins == joins);
        }

        return new WeakReference(reader);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!holds())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class Running(Task ended, Func<Task> end) : IAsyncDisposable
    {
        public Task Ended => ended.WaitAsync(Patience);

        public async ValueTask DisposeAsync() => await end();
    }
}

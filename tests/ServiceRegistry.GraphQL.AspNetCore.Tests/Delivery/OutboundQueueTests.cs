using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Delivery;

public sealed class OutboundQueueTests
{
    [Fact]
    public async Task Bound_CountsWhatWaitsBehindThePayloadBeingSent()
    {
        using var queue = new OutboundQueue(maxWaiting: 2, maxWaitingBytes: 1000);

        queue.TryEnqueue(new FakeResult("sending")).ShouldBeTrue();
        queue.TryEnqueue(new FakeResult("1")).ShouldBeTrue();
        queue.TryEnqueue(new FakeResult("2")).ShouldBeTrue();
        queue.TryEnqueue(new FakeResult("3")).ShouldBeFalse();

        (await queue.DequeueAsync(default)).ShouldNotBeNull();
        queue.TryEnqueue(new FakeResult("3")).ShouldBeFalse();
        (await queue.DequeueAsync(default)).ShouldNotBeNull();
        queue.TryEnqueue(new FakeResult("3")).ShouldBeTrue();
    }

    [Fact]
    public async Task OnePayload_OfAnySize_IsAlwaysAccepted()
    {
        using var queue = new OutboundQueue(maxWaiting: 10, maxWaitingBytes: 10);

        queue.TryEnqueue(new FakeResult(new string('x', 100))).ShouldBeTrue();
        queue.TryEnqueue(new FakeResult(new string('y', 100))).ShouldBeTrue();
        queue.TryEnqueue(new FakeResult("z")).ShouldBeFalse();

        await queue.DequeueAsync(default);
        await queue.DequeueAsync(default);
        queue.TryEnqueue(new FakeResult(new string('z', 100))).ShouldBeTrue();
    }

    [Fact]
    public async Task Idle_NextPayloadCountsAsTheOneBeingSent()
    {
        using var queue = new OutboundQueue(maxWaiting: 1, maxWaitingBytes: 1000);
        queue.TryEnqueue(new FakeResult("1"));
        await queue.DequeueAsync(default);
        var idle = queue.DequeueAsync(default).AsTask();

        queue.TryEnqueue(new FakeResult("2")).ShouldBeTrue();
        (await idle.WaitAsync(Patience.Long)).ShouldNotBeNull();
        queue.TryEnqueue(new FakeResult("3")).ShouldBeTrue();
        queue.TryEnqueue(new FakeResult("4")).ShouldBeFalse();
    }

    [Fact]
    public async Task Overflow_DropsWhatWaitsAndGivesItBack()
    {
        using var queue = new OutboundQueue(maxWaiting: 10, maxWaitingBytes: 1000);
        FakeResult[] results = [new("1"), new("2")];
        foreach (var result in results)
        {
            queue.TryEnqueue(result);
        }

        queue.Overflow();

        (await queue.DequeueAsync(default)).ShouldBeNull();
        queue.Overflowed.ShouldBeTrue();
        results.ShouldAllBe(r => r.IsDisposed);
    }

    [Fact]
    public async Task End_LetsWhatWaitsBeRead()
    {
        using var queue = new OutboundQueue(maxWaiting: 10, maxWaitingBytes: 1000);
        queue.TryEnqueue(new FakeResult("1"));

        queue.End();

        (await queue.DequeueAsync(default)).ShouldNotBeNull();
        (await queue.DequeueAsync(default)).ShouldBeNull();
    }
}

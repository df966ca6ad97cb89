using System.Text;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Delivery;

public sealed class OutboxTests
{
    private readonly Queue<TaskCompletionSource> sends = new();
    private readonly List<string> sent = [];

    [Fact]
    public void Idle_WhoeverBringsAPayloadSendsIt()
    {
        var outbox = Outbox(maxWaiting: 1, maxWaitingBytes: 10, _ => ValueTask.CompletedTask);

        Push(outbox, "1").ShouldBeTrue();
        Push(outbox, "2").ShouldBeTrue();

        sent.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Bound_CountsWhatWaitsBehindThePayloadBeingSent()
    {
        var outbox = Outbox(maxWaiting: 2, maxWaitingBytes: 1000);

        Push(outbox, "sending").ShouldBeTrue();
        Push(outbox, "1").ShouldBeTrue();
        Push(outbox, "2").ShouldBeTrue();
        Push(outbox, "3").ShouldBeFalse();

        sends.Dequeue().SetResult();
        Push(outbox, "3").ShouldBeTrue();
        Push(outbox, "4").ShouldBeFalse();
    }

    [Fact]
    public async Task OnePayload_OfAnySize_IsAcceptedWhereNoneIsBeingSent()
    {
        var outbox = Outbox(maxWaiting: 10, maxWaitingBytes: 10);

        Push(outbox, new string('x', 100)).ShouldBeTrue();
        Push(outbox, new string('y', 100)).ShouldBeFalse();
        Push(outbox, "z").ShouldBeTrue();

        sends.Dequeue().SetResult();
        Push(outbox, new string('y', 100)).ShouldBeFalse();
        var room = outbox.WaitForRoomAsync(default);
        room.IsCompleted.ShouldBeFalse();
        sends.Dequeue().SetResult();
        (await room.AsTask().WaitAsync(Patience.Long)).ShouldBeTrue();
        Push(outbox, new string('y', 100)).ShouldBeTrue();
    }

    [Fact]
    public void Payloads_ThatBelongTogether_AreTakenAllOrNone()
    {
        var outbox = Outbox(maxWaiting: 3, maxWaitingBytes: 1000);
        Push(outbox, "sending");
        Push(outbox, "1");

        Push(outbox, "2", "3", "4").ShouldBeFalse();
        Push(outbox, "2", "3").ShouldBeTrue();
    }

    [Fact]
    public async Task Abandon_DropsWhatWaits_AndIsOverWhenWhatIsBeingSentIs()
    {
        var outbox = Outbox(maxWaiting: 10, maxWaitingBytes: 1000);
        FakeResult[] results = [new("1"), new("2"), new("3")];
        foreach (var result in results)
        {
            outbox.TryPush([result]);
        }

        outbox.Abandon();
        results.Select(result => result.IsDisposed).ShouldBe([false, true, true]);
        outbox.Over.IsCompleted.ShouldBeFalse();

        sends.Dequeue().SetResult();
        await outbox.Over.WaitAsync(Patience.Long);
        sent.ShouldBe(["1"]);
        results[0].IsDisposed.ShouldBeTrue();
    }

    [Fact]
    public async Task End_LetsWhatWaitsBeSent()
    {
        var outbox = Outbox(maxWaiting: 10, maxWaitingBytes: 1000);
        Push(outbox, "1");
        Push(outbox, "2");

        outbox.End();
        sends.Dequeue().SetResult();
        outbox.Over.IsCompleted.ShouldBeFalse();
        sends.Dequeue().SetResult();

        await outbox.Over.WaitAsync(Patience.Long);
        sent.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task AnError_IsTheLastThatIsSent()
    {
        var outbox = Outbox(maxWaiting: 10, maxWaitingBytes: 1000, _ => ValueTask.CompletedTask);

        outbox.TryPush([FakeResult.Failed("no", "NO"), new FakeResult("2")]);

        await outbox.Over.WaitAsync(Patience.Long);
        sent.ShouldHaveSingleItem().ShouldContain("NO");
    }

    [Fact]
    public async Task SendingThatFails_IsTold()
    {
        var outbox = Outbox(maxWaiting: 10, maxWaitingBytes: 1000);
        Push(outbox, "1");
        Push(outbox, "2");

        sends.Dequeue().SetException(new IOException("gone"));

        (await Should.ThrowAsync<IOException>(outbox.Over.WaitAsync(Patience.Long))).Message.ShouldBe("gone");
        sent.ShouldBe(["1"]);
    }

    private static bool Push(Outbox outbox, params string[] bodies) => outbox.TryPush([.. bodies.Select(body => new FakeResult(body))]);

    private Outbox Outbox(int maxWaiting, long maxWaitingBytes, Func<OperationResult, ValueTask>? send = null) => new(
        new DeliveryOptions { MaxWaitingPayloads = maxWaiting, MaxWaitingBytes = maxWaitingBytes },
        TimeProvider.System,
        result =>
        {
            sent.Add(Encoding.UTF8.GetString(result.Body.Span));
            return send is null ? Held() : send(result);
        });

    private ValueTask Held()
    {
        var held = new TaskCompletionSource();
        sends.Enqueue(held);
        return new ValueTask(held.Task);
    }
}

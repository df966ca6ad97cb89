using System.Text;
using ServiceRegistry.GraphQL.AspNetCore.Delivery;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Delivery;

public sealed class SubscriptionDeliveryTests
{
    private readonly ManualTimeProvider time = new();
    private readonly List<string> sent = [];

    [Fact]
    public async Task Subscriber_TakesNothingForTheStallTimeout_IsEndedAfterWhatItTook()
    {
        using var stream = new FakeStream();
        using var reads = new SemaphoreSlim(0);
        for (var i = 1; i <= 10; i++)
        {
            stream.Next($"{i}", $"e:{i}");
        }

        var run = RunAsync(stream, reads);
        await time.TimerIsSetAsync(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));
        await stream.Left;
        reads.Release(10);
        await run;

        sent.Count.ShouldBe(2);
        sent[0].ShouldBe("1");
        sent[1].ShouldContain("\"code\":\"RESUME_FROM\",\"resumeFrom\":1,\"epoch\":\"e\"");
    }

    [Fact]
    public async Task Subscriber_SlowButTaking_GetsEverything()
    {
        using var stream = new FakeStream();
        using var reads = new SemaphoreSlim(0);
        for (var i = 1; i <= 10; i++)
        {
            stream.Next($"{i}", $"e:{i}");
        }

        stream.End();
        var run = RunAsync(stream, reads);
        for (var i = 0; i < 7; i++)
        {
            await time.TimerIsSetAsync(TimeSpan.FromSeconds(5));
            time.Advance(TimeSpan.FromSeconds(4));
            reads.Release();
        }

        reads.Release(10);
        await run;

        sent.ShouldBe(Enumerable.Range(1, 10).Select(i => $"{i}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no revision")]
    [InlineData("e:x")]
    public async Task ResumeFrom_WithoutAnIdToParse_IsWithoutAPlace(string? id)
    {
        using var stream = new FakeStream();
        using var reads = new SemaphoreSlim(0);
        for (var i = 1; i <= 10; i++)
        {
            stream.Next($"{i}", id);
        }

        var run = RunAsync(stream, reads);
        await time.TimerIsSetAsync(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));
        await stream.Left;
        reads.Release(10);
        await run;

        sent[^1].ShouldContain("RESUME_FROM");
        sent[^1].ShouldNotContain("resumeFrom");
    }

    [Fact]
    public async Task ResumeFrom_BeforeAnythingWithAnId_IsWhereTheSubscriptionBegan()
    {
        using var stream = new FakeStream { BeganAt = "e:7" };
        using var reads = new SemaphoreSlim(0);
        for (var i = 1; i <= 10; i++)
        {
            stream.Next($"{i}");
        }

        var run = RunAsync(stream, reads);
        await time.TimerIsSetAsync(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));
        await stream.Left;
        reads.Release(10);
        await run;

        sent[^1].ShouldContain("\"code\":\"RESUME_FROM\",\"resumeFrom\":7,\"epoch\":\"e\"");
    }

    private Task RunAsync(ResponseStream stream, SemaphoreSlim reads) =>
        new SubscriptionDelivery(new DeliveryOptions { MaxWaitingPayloads = 2 }, time).RunAsync(
            stream,
            async result =>
            {
                await reads.WaitAsync(Patience.Long);
                sent.Add(Encoding.UTF8.GetString(result.Body.Span));
            },
            default).WaitAsync(Patience.Long);
}

using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Tests.Running;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class GrpcWatchTests(LoadedChecks checks)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Reports reports = new();
    private readonly Channel<byte[]> statuses = Channel.CreateUnbounded<byte[]>();

    [Fact]
    public async Task Every_change_of_the_status_is_told_and_judged_as_an_answer_is()
    {
        await using var server = await WebServer.StartAsync(context => HealthService.TellAsync(context, statuses.Reader.ReadAllAsync()));
        using var cancel = new CancellationTokenSource();
        // The time of a run is for its beginning alone.
        var watch = WatchAsync(server.H2, cancel.Token, """{"watch":true,"service":"foo"}""", seconds: 2);
        foreach (var (status, outcome, said) in new (byte, CheckOutcome, string)[]
        {
            (1, CheckOutcome.Pass, "SERVING"), (2, CheckOutcome.Fail, "NOT_SERVING"), (3, CheckOutcome.Fail, "SERVICE_UNKNOWN"), (0, CheckOutcome.Fail, "UNKNOWN"),
        })
        {
            statuses.Writer.TryWrite(status == 0 ? [] : [0x08, status]);
            await reports.UntilAsync(report => report == new CheckResult(outcome, $"{said}, told by the server"));
        }

        await Should.ThrowAsync<TimeoutException>(() => watch.WaitAsync(TimeSpan.FromSeconds(2)));
        await cancel.CancelAsync();
        await watch.WaitAsync(Patience);

        reports.All.Count.ShouldBe(4);
        var request = server.Requests.ShouldHaveSingleItem();
        (request.Path, request.Body).ShouldBe(("/grpc.health.v1.Health/Watch", "\0\0\0\0\u0005\n\u0003foo"));
        request.Headers.ShouldNotContainKey("grpc-timeout");
    }

    [Fact]
    public async Task The_stream_is_closed_when_the_watch_is_cancelled()
    {
        var closed = new TaskCompletionSource();
        await using var server = await WebServer.StartAsync(context =>
        {
            context.RequestAborted.Register(closed.SetResult);
            return HealthService.TellAsync(context, statuses.Reader.ReadAllAsync());
        });
        using var cancel = new CancellationTokenSource();
        var watch = WatchAsync(server.H2, cancel.Token);
        statuses.Writer.TryWrite([0x08, 1]);
        await reports.FirstAsync();

        await cancel.CancelAsync();

        await closed.Task.WaitAsync(Patience);
        await watch.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_ends_where_the_stream_does(bool broken)
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            await HealthService.TellAsync(context, statuses.Reader.ReadAllAsync());
            if (broken)
            {
                context.Abort();
            }
        });
        var watch = WatchAsync(server.H2, CancellationToken.None);
        statuses.Writer.TryWrite([0x08, 1]);
        await reports.FirstAsync();

        statuses.Writer.Complete();

        await watch.WaitAsync(Patience);
        reports.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_offers_no_watch_is_not_reported()
    {
        await using var refusing = await WebServer.StartAsync(context => HealthService.RefuseAsync(context, 12));
        await using var web = await WebServer.StartAsync(context => context.Response.WriteAsync("<html>"));

        await WatchAsync(refusing.H2, CancellationToken.None).WaitAsync(Patience);
        await WatchAsync(web.H2, CancellationToken.None).WaitAsync(Patience);
        await WatchAsync(new CheckTarget(null, "127.0.0.1", null), CancellationToken.None).WaitAsync(Patience);

        reports.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 1, 0x08 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 2, 0x08, 1 })]
    [InlineData(new byte[] { 0, 0, 0x40, 1, 0, 0x08, 1 })]
    [InlineData(new byte[] { 0, 0xff, 0xff, 0xff, 0xff, 0x08, 1 })]
    public async Task What_is_no_health_message_ends_it_unreported(byte[] frame)
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(frame);
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });

        await WatchAsync(server.H2, CancellationToken.None, seconds: 60).WaitAsync(Patience);

        reports.All.ShouldBeEmpty();
    }

    private Task WatchAsync(CheckTarget target, CancellationToken cancellationToken, string settings = """{"watch":true}""", double seconds = 10) =>
        checks.WatchAsync("grpc", settings, target, reports.Add, cancellationToken, seconds);
}

using ServiceRegistry.Core.Timing;

namespace ServiceRegistry.Core.Tests.Timing;

public class BackgroundLoopTests
{
    [Fact]
    public async Task A_step_that_fails_while_the_loop_ends_is_told_of_and_ends_nothing_else()
    {
        var diagnostics = new RecordingDiagnostics();
        var begun = new TaskCompletionSource();
        var failing = new TaskCompletionSource<TimeSpan?>();
        var loop = new BackgroundLoop("a work", new ManualTimeProvider(), diagnostics, async _ =>
        {
            begun.SetResult();
            return await failing.Task;
        });
        loop.Start();
        await begun.Task;

        var end = loop.DisposeAsync();
        failing.SetException(new InvalidOperationException("the connection is closed"));
        await end;

        diagnostics.Failures.ShouldHaveSingleItem().Exception.Message.ShouldBe("the connection is closed");
    }

    [Fact]
    public async Task A_step_that_is_cancelled_by_the_end_has_not_failed()
    {
        var diagnostics = new RecordingDiagnostics();
        var begun = new TaskCompletionSource();
        var loop = new BackgroundLoop("a work", new ManualTimeProvider(), diagnostics, async stop =>
        {
            begun.SetResult();
            await new TaskCompletionSource().Task.WaitAsync(stop);
            return null;
        });
        loop.Start();
        await begun.Task;

        await loop.DisposeAsync();

        diagnostics.Failures.ShouldBeEmpty();
    }
}

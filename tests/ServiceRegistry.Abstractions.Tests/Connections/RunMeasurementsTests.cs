namespace ServiceRegistry.Abstractions.Tests.Connections;

public sealed class RunMeasurementsTests
{
    private readonly RunMeasurements run = new(TimeProvider.System);

    [Fact]
    public async Task It_goes_with_the_run_wherever_that_awaits_and_no_further()
    {
        await Task.Run(async () =>
        {
            run.Enter();
            await Task.Yield();
            RunMeasurements.Current.ShouldBeSameAs(run);
        });

        RunMeasurements.Current.ShouldBeNull();
    }

    [Fact]
    public void What_is_done_twice_is_counted_together_and_what_ends_late_not_at_all()
    {
        run.End("dns", run.Begin());
        run.End("connect", run.Begin());
        run.End("dns", run.Begin());

        run.Take().Select(item => item.Name).ShouldBe(["dns", "connect"]);

        run.End("tls", run.Begin());
        run.Take().Count.ShouldBe(2);
    }
}

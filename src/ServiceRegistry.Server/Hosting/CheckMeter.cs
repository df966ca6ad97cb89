using System.Diagnostics.Metrics;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Publishes how the checks run as metrics of .NET, under the meter <c>ServiceRegistry.Checks</c>.</summary>
internal sealed class CheckMeter
{
    private readonly Meter meter;
    private readonly Histogram<double> duration;
    private readonly Histogram<double> lateness;

    public CheckMeter(IMeterFactory meters)
    {
        meter = meters.Create("ServiceRegistry.Checks");
        duration = meter.CreateHistogram<double>("serviceregistry.check.duration", "s", "How long a run took.");
        lateness = meter.CreateHistogram<double>("serviceregistry.check.lateness", "s", "How long after its time a run began.");
    }

    /// <summary>Publishes what goes on besides, from now on.</summary>
    public void Observe(Func<CheckLoad> load)
    {
        meter.CreateObservableGauge("serviceregistry.check.running", () => load().Running, "{run}", "Runs that go on.");
        meter.CreateObservableGauge("serviceregistry.check.waiting", () => load().Waiting, "{run}", "Runs that are due, and wait for their turn.");
        meter.CreateObservableGauge("serviceregistry.check.stretch", () => load().Stretch, "1", "By how much all intervals are stretched.");
    }

    public void Ran(string strategy, CheckOutcome outcome, TimeSpan took, TimeSpan late)
    {
        if (duration.Enabled)
        {
            duration.Record(took.TotalSeconds, new("strategy", strategy), new KeyValuePair<string, object?>("outcome", Word(outcome)));
        }

        if (lateness.Enabled)
        {
            lateness.Record(late.TotalSeconds);
        }
    }

    private static string Word(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Pass => "pass",
        CheckOutcome.Warn => "warn",
        CheckOutcome.Fail => "fail",
        _ => "error",
    };
}

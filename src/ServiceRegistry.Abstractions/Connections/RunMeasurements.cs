using System.Net.Security;

namespace ServiceRegistry.Abstractions;

/// <summary>
/// What the connections of one run took. It goes with the run wherever that awaits, so that a client which a strategy keeps finds it too;
/// what ends after the run is not counted any more.
/// </summary>
/// <param name="time">The clock.</param>
internal sealed class RunMeasurements(TimeProvider time)
{
    private static readonly AsyncLocal<RunMeasurements?> Flowing = new();

    private readonly Lock gate = new();
    private List<(string Name, TimeSpan Elapsed)>? phases;
    private long? connected;
    private bool isOver;

    /// <summary>Of the run that asks; null outside of one.</summary>
    public static RunMeasurements? Current => Flowing.Value;

    /// <summary>Makes it that of the run that begins here.</summary>
    public void Enter() => Flowing.Value = this;

    public long Begin() => time.GetTimestamp();

    /// <summary>An HTTP handler shakes hands by itself, as soon as it is connected.</summary>
    public void EndOfHandshake(Stream stream)
    {
        long? begun;
        lock (gate)
        {
            begun = stream is SslStream ? connected : null;
        }

        if (begun is { } since)
        {
            End(MeasurementName.Tls, since);
        }
    }

    public void End(string name, long begun)
    {
        var elapsed = time.GetElapsedTime(begun);
        lock (gate)
        {
            if (isOver)
            {
                return;
            }

            connected = name == MeasurementName.Connect ? Begin() : null;
            phases ??= [];
            var known = phases.FindIndex(phase => phase.Name == name);
            if (known < 0)
            {
                phases.Add((name, elapsed));
            }
            else
            {
                phases[known] = (name, phases[known].Elapsed + elapsed);
            }
        }
    }

    /// <summary>What was measured, in the order of their ends; the run is over.</summary>
    public IReadOnlyList<Measurement> Take()
    {
        lock (gate)
        {
            isOver = true;
            return phases is null ? [] : [.. phases.Select(phase => Measurement.Of(phase.Name, phase.Elapsed))];
        }
    }
}

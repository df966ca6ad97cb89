using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Checks;

/// <summary>The probes of all checks, each once. Guarded by the scheduler's lock.</summary>
internal sealed class ProbeTable
{
    private readonly HashSet<Probe> probes = [];

    /// <summary>Runs a second that all of them ask for, by how their targets do.</summary>
    public double Demand => probes.Sum(probe => probe.Entries
        .Where(entry => !entry.Check.IsReported)
        .Select(entry => 1 / CheckPace.PeriodOf(entry.Check, entry.State).TotalSeconds)
        .DefaultIfEmpty()
        .Max());

    /// <summary>The probe that a check asks for.</summary>
    public Probe For(HealthCheck check, Instance instance)
    {
        var probe = new Probe(check, instance);
        if (probes.TryGetValue(probe, out var known))
        {
            return known;
        }

        probes.Add(probe);
        return probe;
    }

    /// <summary>A check has left its probe.</summary>
    public void Leave(Probe probe)
    {
        if (!probe.IsUsed)
        {
            probes.Remove(probe);
            probe.Watch?.Stop();
        }
    }
}

namespace ServiceRegistry.Core.Checks;

/// <summary>One run of a probe, and the checks that take its result.</summary>
internal sealed class ProbeRun(Probe probe)
{
    public Probe Probe { get; } = probe;

    public List<CheckTicket> Tickets { get; } = new(1);

    /// <summary>When it was let go; how much later it begins is how busy this process is.</summary>
    public long LetGo { get; set; }
}

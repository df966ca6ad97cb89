namespace ServiceRegistry.Bench.Load;

/// <summary>How one target did: medians over its rounds.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="Share">These against those of the first target, round by round.</param>
/// <param name="P50">The median, in microseconds.</param>
/// <param name="P99">Of a hundred requests the slowest but one, in microseconds.</param>
/// <param name="Processor">Processor time of the server for a request, in microseconds.</param>
/// <param name="Sender">Processor time of the load generator for a request, in microseconds.</param>
/// <param name="Allocated">Bytes that the server allocated for a request.</param>
/// <param name="Bytes">How long the last answer's body was.</param>
/// <param name="Paused">Share of the time in which the server's garbage collection held everything up.</param>
internal sealed record LoadFigures(
    string Name, double PerSecond, double Share, double P50, double P99, double Processor, double Sender, double Allocated, int Bytes, double Paused)
{
    /// <summary>
    /// What <see cref="Share"/> would be where server and sender keep all cores busy: it stays what it is where others use them too.
    /// </summary>
    public double ShareByProcessor(LoadFigures first) => (first.Processor + first.Sender) / (Processor + Sender);
}

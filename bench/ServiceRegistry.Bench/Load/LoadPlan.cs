using System.Text.Json;

namespace ServiceRegistry.Bench.Load;

/// <summary>What to send, where, and for how long.</summary>
/// <param name="Server">The server's address.</param>
/// <param name="Body">The request's body, the same for both paths.</param>
/// <param name="CeilingPath">Where Kestrel alone answers.</param>
/// <param name="SubjectPath">Where the server answers.</param>
/// <param name="Connections">How many requests are under way at once.</param>
/// <param name="WarmUp">Before the first round, for each path.</param>
/// <param name="Round">How long a round is.</param>
/// <param name="Rounds">How many rounds there are of each path, in turns.</param>
internal sealed record LoadPlan(
    Uri Server, string Body, string CeilingPath, string SubjectPath, int Connections, TimeSpan WarmUp, TimeSpan Round, int Rounds)
{
    public string ToArgument() => JsonSerializer.Serialize(this);

    public static LoadPlan Of(string argument) => JsonSerializer.Deserialize<LoadPlan>(argument)!;
}

/// <summary>What came out of all rounds: medians over them.</summary>
internal sealed record LoadReport(LoadFigures Ceiling, LoadFigures Subject, double Ratio);

/// <summary>How one path did.</summary>
/// <param name="PerSecond">Requests answered in a second.</param>
/// <param name="P50">The median, in microseconds.</param>
/// <param name="P99">Of a hundred requests the slowest but one, in microseconds.</param>
/// <param name="Processor">Processor time of the server for a request, in microseconds.</param>
/// <param name="Allocated">Bytes that the server allocated for a request.</param>
/// <param name="Paused">Share of the time in which the server's garbage collection held everything up.</param>
internal sealed record LoadFigures(double PerSecond, double P50, double P99, double Processor, double Allocated, double Paused);

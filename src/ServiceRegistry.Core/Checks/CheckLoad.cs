using ServiceRegistry.Core.History;

namespace ServiceRegistry.Core.Checks;

/// <summary>How the running of checks keeps up, in this process.</summary>
/// <param name="Running">Runs that go on.</param>
/// <param name="Waiting">Runs that are due, and wait for their turn.</param>
/// <param name="Stretch">By how much all intervals are stretched: 1 where everything is run as often as asked.</param>
/// <param name="Lateness">How long after their time the checks of the last minute began; null where none ran.</param>
public sealed record CheckLoad(int Running, int Waiting, double Stretch, DurationPercentiles? Lateness)
{
    /// <summary>Of a registry in which nothing runs.</summary>
    public static CheckLoad None { get; } = new(0, 0, 1, null);
}

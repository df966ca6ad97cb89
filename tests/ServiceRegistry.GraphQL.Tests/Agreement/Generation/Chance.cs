namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Choices that are the same for the same seed.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>How often something is done that a valid document would not do.</summary>
    public double Wildness { get; set; }

    public bool Wild() => random.NextDouble() < Wildness;

    public bool Often(double probability) => random.NextDouble() < probability;

    public int Below(int limit) => random.Next(limit);

    public int Between(int least, int most) => random.Next(least, most + 1);

    public T Pick<T>(params IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    public List<T> Shuffled<T>(IEnumerable<T> items) => [.. items.OrderBy(_ => random.Next())];
}

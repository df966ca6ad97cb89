namespace ServiceRegistry.GraphQL.Tests.Data;

/// <summary>Items of few values, so that filters and orders meet equal ones, nulls and near misses.</summary>
internal sealed class RandomItems(int seed)
{
    private static readonly string[] Words = ["", "a", "A", "ab", "Ab", "aB", "AB", "b%a", "_b", "ä", "Ä", "äb", "aä", "😀", "a😀", "😀b", "ß", "\\", "'", "abab", "baB"];

    private readonly Random random = new(seed);
    private int lastId;

    public Random Random => random;

    public static IReadOnlyList<string> AllWords => Words;

    public List<Item> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    public Item Next()
    {
        var id = ++lastId;
        return new Item
        {
            Id = id * 7 % 1009,
            Name = Word(),
            Note = Maybe(Word()),
            Size = random.Next(4),
            Rank = random.Next(3) == 0 ? null : random.Next(-1, 3),
            Color = (Color)random.Next(3),
            Mood = random.Next(3) == 0 ? null : (Color)random.Next(3),
            IsOn = random.Next(2) == 0,
            IsKnown = random.Next(3) switch
            {
                0 => null,
                1 => true,
                _ => false,
            },
            At = DateTimeOffset.UnixEpoch.AddHours(random.Next(4)),
            Length = random.Next(3) == 0 ? null : TimeSpan.FromSeconds(random.Next(3)),
            Key = new Guid(random.Next(3), 0, 0, new byte[8]),
            Tags = Words(3),
            Owner = random.Next(3) == 0 ? null : new Owner { Name = Word(), Age = random.Next(3) },
            Parts = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Part { Label = Word(), Count = random.Next(2) == 0 ? null : random.Next(2) })],
            HasBefore = random.Next(2) == 0,
            NoteBefore = Maybe(Word()),
            TagsBefore = Words(2),
        };

        List<string> Words(int most) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => Word())];
    }

    public string Word() => Words[random.Next(Words.Length)];

    private string? Maybe(string word) => random.Next(4) == 0 ? null : word;
}

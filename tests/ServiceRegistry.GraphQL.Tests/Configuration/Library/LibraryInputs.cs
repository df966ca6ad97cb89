using System.Text.Json;

namespace ServiceRegistry.GraphQL.Tests.Configuration.Library;

/// <summary>A book to buy.</summary>
public sealed record BuyBookInput
{
    /// <summary>What is printed on it.</summary>
    public required string Title { get; init; }

    public string Shop { get; init; } = "corner";

    public Binding Binding { get; init; } = Binding.HardCover;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    public IReadOnlyList<string> Tags { get; init; } = ["new", "old"];

    public int? Pages { get; init; }

    public Optional<string?> Note { get; init; }

    [ID<Book>]
    public Guid? InPlaceOf { get; init; }

    public IReadOnlyList<CopySpec> Copies { get; init; } = [];

    [GraphQLType("WrappingInput")]
    public object? Wrapping { get; init; }
}

/// <summary>A copy to buy.</summary>
/// <param name="Place">Where it will stand.</param>
/// <param name="Number">How many.</param>
/// <param name="Like">One that it is like.</param>
public sealed record CopySpec(string Place, int Number = 1, [property: ID<Book>] Guid? Like = null);

/// <summary>How to pay: one way.</summary>
[OneOf]
public sealed record Payment
{
    public int? Cash { get; init; }

    public string? Card { get; init; }
}

/// <param name="Paper">Which paper.</param>
public sealed record Wrapping(JsonElement Paper);

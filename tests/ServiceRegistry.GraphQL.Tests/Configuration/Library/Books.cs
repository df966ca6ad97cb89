using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Tests.Configuration.Library;

/// <summary>What a reader can borrow.</summary>
public sealed record Book
{
    /// <summary>Its number.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is printed on it.</summary>
    public required string Title { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Author Author { get; init; }

    /// <summary>How it is bound; see <see cref="Binding.HardCover"/> and <c>Binding</c>.</summary>
    public Binding Binding { get; init; }

    public int? Pages { get; init; }

    public string? Shelf { get; init; }

    public Loan? Loan { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public IReadOnlyList<Copy> Copies { get; init; } = [];

    public DateTimeOffset BoughtAt { get; init; }

    /// <summary>Not for readers.</summary>
    public decimal Price { get; init; }
}

/// <summary>Someone who writes.</summary>
/// <param name="Name">As on the cover.</param>
/// <param name="Born">The year.</param>
public sealed record Author(string Name, int? Born);

/// <param name="Until">When it is due.</param>
/// <param name="Days">For how long.</param>
public sealed record Loan(DateTimeOffset Until, int Days);

/// <param name="Place">Where it stands.</param>
/// <param name="IsWorn">Whether it is used up.</param>
public sealed record Copy(string Place, bool IsWorn);

/// <summary>How a book is bound.</summary>
public enum Binding
{
    /// <summary>Soft.</summary>
    Paperback,

    /// <summary>Stiff.</summary>
    HardCover,

    [Obsolete("No longer bought.")]
    EBook,
}

/// <summary>The books that there are, by their numbers.</summary>
public sealed class Shelves
{
    public Dictionary<Guid, Book> Books { get; } = [];

    public List<string> Seen { get; } = [];
}

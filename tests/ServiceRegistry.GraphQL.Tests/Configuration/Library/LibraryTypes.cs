using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Configuration.Library;

[ObjectType<Book>(Ignore = [nameof(Library.Book.Price)])]
[Node]
public static class BookType
{
    /// <summary>The title in capitals, or another case.</summary>
    /// <param name="book">Never shown.</param>
    /// <param name="upper">Capitals.</param>
    public static string GetShout([Parent] Book book, bool upper = true) => upper ? book.Title.ToUpperInvariant() : book.Title;

    /// <summary>Takes the place of the property.</summary>
    [BindMember(nameof(Library.Book.Shelf))]
    public static string? GetPlace([Parent] Book book) => book.Shelf;

    [GraphQLDeprecated("Ask for copies.")]
    public static async Task<int> GetCopyCountAsync([Parent] Book book, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return book.Copies.Count;
    }

    [NodeResolver]
    public static Book? Find(Guid id, [Service] Shelves shelves) => shelves.Books.GetValueOrDefault(id);
}

[ObjectType<Author>(Name = "Writer", BindProperties = false, Include = [nameof(Author.Name)])]
public static class AuthorType
{
    [ID]
    public static string Id([Parent] Author author) => author.Name;

    /// <summary>Whether he or she is known.</summary>
    public static ValueTask<bool> IsKnown([Parent] Author author) => ValueTask.FromResult(author.Born is not null);
}

[UnionType]
public interface IFinding;

/// <summary>A hit.</summary>
[ObjectType("Hit")]
public sealed record TitleHit(Book Book) : IFinding;

public sealed record NoHit([property: GraphQLName("why")] string Reason) : IFinding;

[InterfaceType("Named")]
public interface INamed
{
    /// <summary>The name.</summary>
    string Name { get; }
}

public sealed record Reader(string Name, [property: GraphQLIgnore] string Secret) : INamed;

[QueryType]
public static class BookQueries
{
    [ID<Book>]
    public static Guid Newest => Guid.Parse("00000000-0000-0000-0000-000000000001");

    /// <summary>A book by its number.</summary>
    /// <param name="id">The number.</param>
    public static Book? GetBook([ID<Book>] Guid id, [Service] Shelves shelves) => shelves.Books.GetValueOrDefault(id);

    /// <summary>Books by their numbers.</summary>
    public static IReadOnlyList<Book?> GetBooksByIds([ID<Book>] IReadOnlyList<Guid> ids, [Service] Shelves shelves) =>
        [.. ids.Select(shelves.Books.GetValueOrDefault)];

    public static IFinding Search(string title, [Service] Shelves shelves) =>
        shelves.Books.Values.FirstOrDefault(b => b.Title == title) is { } book ? new TitleHit(book) : new NoHit("none of that title");

    public static INamed Reader => new Reader("Ann", "hidden");

    public static string Describe(
        [DefaultValue("P1D")] TimeSpan window,
        IReadOnlyList<int>? numbers,
        Optional<string> note,
        Binding binding = Binding.HardCover,
        [GraphQLName("words")] string[]? texts = null) =>
        $"{window} {string.Join('+', numbers ?? [])} {note} {binding} {string.Join('+', texts ?? [])}";

    [GraphQLType("ID!")]
    public static string Plain(IResolverContext context, [GlobalState("user")] string? user, Clock clock, [IsSelected("nothing")] bool isSelected) =>
        $"{context.Field.Name} {user} {clock.Hour} {isSelected}";

    [GraphQLIgnore]
    public static string Hidden() => "";
}

/// <param name="Hour">The hour.</param>
public sealed record Clock(int Hour);

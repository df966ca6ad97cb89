using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Configuration.Library;

/// <summary>There is no money.</summary>
/// <param name="Message">In words.</param>
/// <param name="Missing">How much.</param>
public sealed record NoMoney(string Message, int Missing);

/// <summary>It is not sold.</summary>
/// <param name="Message">In words.</param>
public sealed record NotSold(string Message);

/// <summary>What came of buying.</summary>
/// <param name="Book">The book.</param>
/// <param name="Receipt">What was taken down.</param>
public sealed record BuyBookPayload(Book? Book, string Receipt);

[MutationType]
public static class BookMutations
{
    /// <summary>Buys a book.</summary>
    /// <param name="input">Which.</param>
    [Error<NoMoney>]
    [Error<NotSold>]
    public static async Task<FieldResult<BuyBookPayload>> BuyBookAsync(BuyBookInput input, [Service] Shelves shelves)
    {
        await Task.Yield();
        if (input.Title == "gold")
        {
            return FieldResult.Failed(new NoMoney("Too dear.", 5), new NotSold("Not here."));
        }

        var book = new Book { Id = Guid.NewGuid(), Title = input.Title, Author = new Author("?", null), Binding = input.Binding, Tags = [.. input.Tags] };
        shelves.Books.Add(book.Id, book);
        return new BuyBookPayload(
            book,
            $"{input.Shop} {input.Patience} {input.Pages} {input.Note} {input.InPlaceOf} {string.Join(',', input.Copies)} {input.Wrapping}");
    }

    /// <summary>Lends a book.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="days">For how long.</param>
    [Error<NotSold>]
    public static FieldResult<Book> LendBook(string title, [Service] Shelves shelves, int days = 14) =>
        shelves.Books.Values.FirstOrDefault(b => b.Title == title) is { } book
            ? book with { Loan = new Loan(DateTimeOffset.UnixEpoch, days) }
            : FieldResult.Failed(new NotSold("Unknown."));

    [UseMutationConvention(PayloadFieldName = "total")]
    public static int Pay(Payment input) => input.Cash ?? 100;

    [UseMutationConvention(Disable = true)]
    public static bool Close(bool now) => now;
}

[SubscriptionType]
public static class BookSubscriptions
{
    /// <summary>Tells of books.</summary>
    /// <param name="event">What happened.</param>
    /// <param name="prefix">Put before it.</param>
    [Subscribe(With = nameof(WatchAsync))]
    public static string OnBook([EventMessage] string @event, string prefix = "-") => prefix + @event;

    /// <param name="since">After this one.</param>
    /// <param name="count">So many.</param>
    internal static async IAsyncEnumerable<SourceEvent> WatchAsync([SubscriptionPosition] int? since, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await Task.Yield();
            yield return new SourceEvent($"{i + (since ?? 0)}", $"id-{i}");
        }
    }

    [Subscribe(With = nameof(CountAsync))]
    public static int OnNumber([EventMessage] int number) => number;

    private static async Task<IAsyncEnumerable<int>> CountAsync()
    {
        await Task.Yield();
        return AsyncEnumerable.Range(1, 2);
    }
}

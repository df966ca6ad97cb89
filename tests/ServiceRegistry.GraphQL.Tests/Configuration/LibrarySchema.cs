using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Tests.Configuration.Library;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

/// <summary>A schema of classes that use what the builder can do, with something to execute it on.</summary>
internal sealed class LibrarySchema : IServiceProvider
{
    public static Schema Schema { get; } = Builder().Build();

    public Shelves Shelves { get; } = new();

    public static SchemaBuilder Builder() => SchemaBuilder.New()
        .SetDescription("Books to borrow.")
        .AddType(typeof(BookType))
        .AddType(typeof(AuthorType))
        .AddType<TitleHit>()
        .AddType<NoHit>()
        .AddType<Reader>()
        .AddQueryType(typeof(BookQueries))
        .AddMutationType(typeof(BookMutations))
        .AddSubscriptionType(typeof(BookSubscriptions))
        .AddType(types => new InputObjectType(
            "WrappingInput",
            "Made by code.",
            () => [new InputValue("paper", "Any.", types.Get("Any!"), types.Literal(types.Get("Any!"), JsonElement.Parse("""{"kind": 1}"""u8)))],
            values => new Wrapping((JsonElement)values.Values[0]!)))
        .AddResolverParameter(_ => new Clock(12))
        .AddGlobalObjectIdentification(maxNodes: 3)
        .AddMutationConventions();

    public Book Add(string title)
    {
        var book = new Book { Id = Guid.NewGuid(), Title = title, Author = new Author("Ann", 1970), BoughtAt = DateTimeOffset.UnixEpoch };
        Shelves.Books.Add(book.Id, book);
        return book;
    }

    public object? GetService(Type serviceType) => serviceType == typeof(Shelves) ? Shelves : null;

    /// <summary>Executes a document; the answer is JSON without spaces.</summary>
    public async Task<string> AnswerAsync(string document, string? variables = null)
    {
        using var result = await ExecuteAsync(document, variables);
        return Encoding.UTF8.GetString(result.ShouldBeAssignableTo<OperationResult>()!.Body.Span);
    }

    /// <summary>What a document answers under <c>data</c>; there must be no errors.</summary>
    public async Task<JsonElement> DataAsync(string document, string? variables = null)
    {
        var answer = JsonElement.Parse(await AnswerAsync(document, variables));
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse($"{errors}");
        return answer.GetProperty("data");
    }

    /// <summary>The errors of a document.</summary>
    public async Task<string> ErrorsAsync(string document, string? variables = null) =>
        JsonElement.Parse(await AnswerAsync(document, variables)).GetProperty("errors").GetRawText();

    public Task<ExecutionResult> ExecuteAsync(string document, string? variables = null) =>
        new RequestExecutor(Schema).ExecuteAsync(new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = variables is null ? null : JsonElement.Parse(variables),
            Services = this,
            ContextData = new Dictionary<string, object?> { ["user"] = "ann" },
        });
}

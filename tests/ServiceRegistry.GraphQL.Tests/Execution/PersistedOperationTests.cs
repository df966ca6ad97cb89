using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>Documents that requests name in place of sending them.</summary>
public sealed class PersistedOperationTests : IDisposable
{
    private const string Document = "{ a }";
    private const string NotFound = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"HC0020"}}]}""";
    private const string NotSupported = """{"errors":[{"message":"PersistedQueryNotSupported","extensions":{"code":"PERSISTED_QUERY_NOT_SUPPORTED"}}]}""";

    private static readonly Schema Schema = Define.Query(
        Define.Field("a", Scalar.Int, _ => 1), Define.Field("b", Scalar.Int, c => c.Argument(0), Define.Argument("n", Scalar.Int)));

    private readonly string folder = Directory.CreateTempSubdirectory("documents-").FullName;

    [Fact]
    public async Task A_document_is_named_once_it_was_left()
    {
        var executor = Executor();

        (await executor.AnswerAsync(Named(Document, sends: false))).ShouldBe(NotFound);
        (await executor.AnswerAsync(Named(Document))).ShouldBe(
            """{"data":{"a":1},"extensions":{"persistedQuery":{"sha256Hash":"HASH","persisted":true}}}""".Replace("HASH", HashOf(Document)));
        (await executor.AnswerAsync(Named(Document, sends: false))).ShouldBe("""{"data":{"a":1}}""");
    }

    [Fact]
    public async Task A_named_document_takes_variables_and_an_operation()
    {
        var executor = Executor();
        const string Two = "query A { a } query B($n: Int) { b(n: $n) }";
        var request = Named(Two, sends: false) with { OperationName = "B", Variables = JsonElement.Parse("""{"n":7}""") };
        await executor.AnswerAsync(Named(Two) with { OperationName = "A" });

        (await executor.AnswerAsync(request)).ShouldBe("""{"data":{"b":7}}""");
    }

    [Fact]
    public async Task A_hash_in_capitals_is_the_same()
    {
        var executor = Executor();
        await executor.AnswerAsync(Named(Document));

        (await executor.AnswerAsync(Named(Document, sends: false, hash: HashOf(Document).ToUpperInvariant()))).ShouldBe("""{"data":{"a":1}}""");
    }

    [Fact]
    public async Task A_document_is_not_left_under_the_hash_of_another()
    {
        var executor = Executor();

        (await executor.AnswerAsync(Named(Document, hash: HashOf("{ b }")))).ShouldContain("\"code\":\"PERSISTED_QUERY_MISMATCH\"");
        (await executor.AnswerAsync(Named("{ b }", sends: false))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task An_invalid_document_is_not_kept()
    {
        var executor = Executor();

        (await executor.AnswerAsync(Named("{ nothing }"))).ShouldContain("nothing");
        (await executor.AnswerAsync(Named("{ nothing }", sends: false))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task A_large_document_is_executed_and_not_kept()
    {
        var executor = Executor();
        var large = $"{{ a }} #{new string('x', 20_000)}";

        (await executor.AnswerAsync(Named(large))).ShouldBe("""{"data":{"a":1}}""");
        (await executor.AnswerAsync(Named(large, sends: false))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task Those_used_least_recently_go()
    {
        var executor = Executor(new PersistedOperationOptions { AutomaticCacheSize = 10 });
        for (var i = 0; i < 100; i++)
        {
            await executor.AnswerAsync(Named($"{{ b(n: {i}) }}"));
            (await executor.AnswerAsync(Named("{ b(n: 0) }", sends: false))).ShouldBe("""{"data":{"b":0}}""");
        }

        (await executor.AnswerAsync(Named("{ b(n: 99) }", sends: false))).ShouldBe("""{"data":{"b":99}}""");
        (await executor.AnswerAsync(Named("{ b(n: 1) }", sends: false))).ShouldBe(NotFound);
    }

    [Theory]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"x"}}""")]
    [InlineData("""{"persistedQuery":{"version":1}}""")]
    [InlineData("""{"persistedQuery":{"version":1,"md5Hash":"x"}}""")]
    [InlineData("""{"persistedQuery":7}""")]
    public async Task Other_versions_are_not_supported(string extensions) =>
        (await Executor().AnswerAsync(Define.Request(Document) with { Extensions = JsonElement.Parse(extensions) })).ShouldBe(NotSupported);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"persistedQuery":null}""")]
    [InlineData("""{"tracing":true}""")]
    public async Task Other_extensions_mean_nothing(string extensions) =>
        (await Executor().AnswerAsync(Define.Request(Document) with { Extensions = JsonElement.Parse(extensions) })).ShouldBe("""{"data":{"a":1}}""");

    [Fact]
    public async Task Switched_off_nothing_is_kept()
    {
        var executor = Executor(new PersistedOperationOptions { AllowAutomatic = false });

        (await executor.AnswerAsync(Named(Document))).ShouldBe("""{"data":{"a":1}}""");
        (await executor.AnswerAsync(Named(Document, sends: false))).ShouldBe(NotSupported);
    }

    [Fact]
    public async Task A_trusted_document_is_named_by_its_id()
    {
        await WriteAsync("find", "{ b(n: 3) }");
        var executor = Executor(Trusted());

        (await executor.AnswerAsync(WithId("find"))).ShouldBe("""{"data":{"b":3}}""");
        (await executor.AnswerAsync(WithId("find", Document))).ShouldBe("""{"data":{"b":3}}""");
        (await executor.AnswerAsync(WithId("lost"))).ShouldBe(NotFound);
        (await executor.AnswerAsync(WithId("lost", Document))).ShouldBe("""{"data":{"a":1}}""");
    }

    [Fact]
    public async Task A_trusted_document_may_be_named_by_its_hash_as_an_automatic_one()
    {
        await WriteAsync(HashOf(Document), Document);
        var executor = Executor(Trusted() with { OnlyAllowPersistedDocuments = true, AllowAutomatic = false });

        (await executor.AnswerAsync(Named(Document, sends: false))).ShouldBe("""{"data":{"a":1}}""");
        (await executor.AnswerAsync(Named(Document))).ShouldBe("""{"data":{"a":1}}""");
        (await executor.AnswerAsync(Named("{ b }", sends: false))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task A_document_that_comes_later_is_found()
    {
        var executor = Executor(Trusted());
        (await executor.AnswerAsync(WithId("late"))).ShouldBe(NotFound);

        await WriteAsync("late", Document);

        (await executor.AnswerAsync(WithId("late"))).ShouldBe("""{"data":{"a":1}}""");
    }

    [Fact]
    public async Task A_document_is_read_once()
    {
        await WriteAsync("once", Document);
        var executor = Executor(Trusted());
        await executor.AnswerAsync(WithId("once"));

        File.Delete(Path.Combine(folder, "once.graphql"));

        (await executor.AnswerAsync(WithId("once"))).ShouldBe("""{"data":{"a":1}}""");
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("..\\secret")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a\0b")]
    [InlineData("ä")]
    public async Task An_id_leads_nowhere_but_into_the_folder(string id)
    {
        await WriteAsync("secret", Document);
        var documents = new FileOperationDocumentStorage(Directory.CreateDirectory(Path.Combine(folder, "inner")).FullName);

        (await documents.TryReadAsync(id, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task Where_trusted_documents_alone_are_executed_all_others_are_refused()
    {
        await WriteAsync("find", Document);
        var executor = Executor(Trusted() with { OnlyAllowPersistedDocuments = true });
        const string Refused = """{"errors":[{"message":"Only persisted operations are allowed.","extensions":{"code":"HC0067"}}]}""";

        (await executor.AnswerAsync(WithId("find"))).ShouldBe("""{"data":{"a":1}}""");
        (await executor.AnswerAsync(WithId("lost"))).ShouldBe(NotFound);
        (await executor.AnswerAsync(Define.Request(Document))).ShouldBe(Refused);
        (await executor.AnswerAsync(Named(Document))).ShouldBe(Refused);
        (await executor.AnswerAsync(Named(Document, sends: false))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task A_subscription_may_be_named()
    {
        await WriteAsync("count", "subscription { count }");
        var count = new OutputField("count", null, Scalar.Int, [])
        {
            Resolve = c => c.Parent<object>(),
            Subscribe = _ => new ValueTask<IAsyncEnumerable<object?>>(Enumerable.Range(1, 2).Select(i => (object?)i).ToAsyncEnumerable()),
        };
        var schema = Define.Schema(Define.Object("Query", Define.Field("a", Scalar.Int, _ => 1)), subscription: Define.Object("Subscription", count));
        using var result = await new RequestExecutor(schema, new RequestExecutorOptions { PersistedOperations = Trusted() }).ExecuteAsync(WithId("count"));

        var events = new List<string>();
        await foreach (var answer in result.ShouldBeAssignableTo<ResponseStream>()!.ReadResultsAsync(CancellationToken.None))
        {
            events.Add(Encoding.UTF8.GetString(answer.Body.Span));
            answer.Dispose();
        }

        events.ShouldBe(["""{"data":{"count":1}}""", """{"data":{"count":2}}"""]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static RequestExecutor Executor(PersistedOperationOptions? options = null) =>
        new(Schema, new RequestExecutorOptions { PersistedOperations = options ?? new PersistedOperationOptions() });

    private static OperationRequest Named(string document, bool sends = true, string? hash = null) => Define.Request(sends ? document : "") with
    {
        Extensions = JsonElement.Parse("""{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}""".Replace("HASH", hash ?? HashOf(document))),
    };

    private static OperationRequest WithId(string id, string document = "") => Define.Request(document) with { DocumentId = id };

    private static string HashOf(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private PersistedOperationOptions Trusted() => new() { Storage = new FileOperationDocumentStorage(folder) };

    private Task WriteAsync(string id, string document) => File.WriteAllTextAsync(Path.Combine(folder, $"{id}.graphql"), document);
}

using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

/// <summary>Hostile documents: each is answered by the limit that it passes, without deep work.</summary>
public sealed class DocumentLimitTests
{
    [Theory]
    [InlineData("{ a ", "} ")]
    [InlineData("{ ... ", "} ")]
    public void Selections_nest_to_the_limit_and_no_deeper(string open, string close)
    {
        DocumentParser.Parse(Nested(open, close, "{ a }", 63)).ShouldNotBeNull();
        ShouldExceed("depth", 64, Nested(open, close, "{ a }", 64));
    }

    [Theory]
    [InlineData("[", "]", "1")]
    [InlineData("{ a: ", "}", "1")]
    [InlineData("[{ a: [", "]}]", "1")]
    public void Values_nest_to_the_limit_and_no_deeper(string open, string close, string inner)
    {
        var levels = open.Count(c => c is '[' or '{');
        var document = (int count) => Nested(open, close, inner, count, "{ a(b: ", ") }");
        DocumentParser.Parse(document(64 / levels)).ShouldNotBeNull();
        ShouldExceed("depth", 64, document((64 / levels) + 1));
    }

    [Fact]
    public void List_types_nest_to_the_limit_and_no_deeper()
    {
        DocumentParser.ParseType(Nested("[", "]", "T", 64)).ToString().Length.ShouldBe(129);
        var error = Should.Throw<SyntaxException>(() => DocumentParser.ParseType(Nested("[", "]", "T", 65))).Error;
        error.Extensions!["limit"].ShouldBe("depth");
    }

    [Theory]
    [InlineData("{a", "}", "", "")]
    [InlineData("{...", "}", "", "")]
    [InlineData("{...on T", "}", "", "")]
    [InlineData("[", "]", "{ a(b: ", ") }")]
    [InlineData("{a:", "}", "{ a(b: ", ") }")]
    [InlineData("[", "]", "{ a @b(c: ", ") }")]
    [InlineData("[", "]", "query ($a: ", ") { a }")]
    [InlineData("[", "]", "query ($a: T = ", ") { a }")]
    [InlineData("[", "]", "type A { b: ", "}")]
    [InlineData("[", "]", "input A { b: T = ", "}")]
    [InlineData("{a:", "}", "extend schema @a(b: ", ")")]
    public void Forty_kilobytes_of_nesting_are_refused_early(string open, string close, string before, string after)
    {
        var count = 40_000 / (open.Length + close.Length);
        ShouldExceed("depth", 64, Nested(open, close, "{a}", count, before, after));
        ShouldExceed("depth", 64, Encoding.UTF8.GetBytes(before + string.Concat(Enumerable.Repeat(open, count))));
    }

    [Fact]
    public void Even_trusted_documents_have_an_end_of_depth()
    {
        var exceeded = Nested("{a", "}", "{a}", 10_000);
        Should.Throw<SyntaxException>(() => DocumentParser.Parse(exceeded, ParserOptions.Trusted))
            .Error.Extensions!["maximum"].ShouldBe(ParserOptions.DepthCeiling);
        Should.Throw<ArgumentOutOfRangeException>(() => new ParserOptions { MaxDepth = ParserOptions.DepthCeiling + 1 });
        Should.Throw<ArgumentOutOfRangeException>(() => new ParserOptions { MaxDepth = 0 });
    }

    [Fact]
    public void Tokens_are_counted()
    {
        var options = new ParserOptions { MaxTokens = 5 };
        DocumentParser.Parse("{ a b c }"u8, options).ShouldNotBeNull();
        ShouldExceed("tokens", 5, "{ a b c d }"u8.ToArray(), options);
        DocumentParser.Parse(Encoding.UTF8.GetBytes(Ones(14_991))).ShouldNotBeNull();
        ShouldExceed("tokens", 15_000, Encoding.UTF8.GetBytes(Ones(14_992)));
        ShouldExceed("tokens", 15_000, Encoding.UTF8.GetBytes($"{{ a(b: [{string.Concat(Enumerable.Repeat("1 ", 500_000))}]) }}"));
    }

    [Fact]
    public void Fields_are_counted_over_the_whole_document()
    {
        var fields = (int count) => string.Concat(Enumerable.Repeat("a ", count));
        DocumentParser.Parse(Encoding.UTF8.GetBytes($"{{ {fields(250)} }} fragment F on T {{ {fields(250)} }}")).ShouldNotBeNull();
        ShouldExceed("fields", 500, Encoding.UTF8.GetBytes($"{{ {fields(250)} }} fragment F on T {{ {fields(251)} }}"));
    }

    [Theory]
    [InlineData("{ a ", " }")]
    [InlineData("query ", " { a }")]
    [InlineData("{ ...F ", " }")]
    [InlineData("{ ... ", " { a } }")]
    [InlineData("query ($a: Int ", ") { a }")]
    [InlineData("fragment F on T ", " { a }")]
    [InlineData("scalar S ", "")]
    public void Directives_at_one_location_are_counted(string before, string after)
    {
        DocumentParser.Parse(Encoding.UTF8.GetBytes($"{before}@a @a @a @a{after}")).ShouldNotBeNull();
        ShouldExceed("directives", 4, Encoding.UTF8.GetBytes($"{before}@a @a @a @a @a{after}"));
    }

    /// <summary>A document of nine tokens more than ones.</summary>
    private static string Ones(int count) => $"{{ a(b: [{string.Concat(Enumerable.Repeat("1 ", count))}]) }}";

    private static byte[] Nested(string open, string close, string inner, int count, string before = "", string after = "")
    {
        var source = new StringBuilder(before);
        source.Insert(source.Length, open, count).Append(inner).Insert(source.Length, close, count).Append(after);
        return Encoding.UTF8.GetBytes(source.ToString());
    }

    private static void ShouldExceed(string limit, int maximum, byte[] document, ParserOptions? options = null)
    {
        var error = Should.Throw<SyntaxException>(() => DocumentParser.Parse(document, options)).Error;
        error.Code.ShouldBe("DOCUMENT_LIMIT");
        error.Extensions!["limit"].ShouldBe(limit);
        error.Extensions!["maximum"].ShouldBe(maximum);
        error.Locations.Count.ShouldBe(1);
    }
}

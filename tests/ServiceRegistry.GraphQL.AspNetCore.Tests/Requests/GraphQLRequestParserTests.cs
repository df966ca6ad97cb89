using System.Text;
using ServiceRegistry.GraphQL.AspNetCore.Requests;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Requests;

public sealed class GraphQLRequestParserTests
{
    [Theory]
    [InlineData("{ a }", "{ a }")]
    [InlineData("{\\n  a(b: \\\"\\u00e9\\ud83d\\ude00\\\")\\t}", "{\n  a(b: \"é😀\")\t}")]
    [InlineData("é😀", "é😀")]
    public void Document_EscapesAreDecoded(string json, string document)
    {
        Parse($$"""{"query":"{{json}}"}""", out var error);

        error.ShouldBeNull();
        Encoding.UTF8.GetString(request.Document.Span).ShouldBe(document);
    }

    [Fact]
    public void ByteOrderMark_IsSkipped()
    {
        Parse("\uFEFF{\"query\":\"{ a }\"}", out var error);

        error.ShouldBeNull();
    }

    [Fact]
    public void Nulls_AreAbsent()
    {
        Parse("""{"query":"{ a }","operationName":null,"variables":null,"extensions":null}""", out var error);

        error.ShouldBeNull();
        (request.OperationName, request.Variables, request.Extensions).ShouldBe((null, null, null));
    }

    [Theory]
    [InlineData("variables", 63, null)]
    [InlineData("variables", 64, "HC0011")]
    [InlineData("extensions", 63, null)]
    [InlineData("extensions", 64, "HC0011")]
    [InlineData("other", 63, null)]
    [InlineData("other", 64, "HC0011")]
    [InlineData("variables", 20_000, "HC0011")]
    public void Nesting_IsBounded(string member, int levels, string? code)
    {
        // The request itself is the first of 64 levels.
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

        Parse($$"""{"query":"{ a }","{{member}}":{{deep}}}""", out var error);

        error?.Code.ShouldBe(code);
        (error is null).ShouldBe(code is null);
    }

    private readonly OperationRequestBuilder request = new();

    private void Parse(string json, out GraphQLError? error) => GraphQLRequestParser.TryParse(Encoding.UTF8.GetBytes(json), request, out error);
}

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

    [Fact]
    public void Nesting_IsBounded()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000);

        Parse($$"""{"query":"{ a }","variables":{{deep}}}""", out var error);

        error!.Code.ShouldBe("HC0011");
    }

    private readonly OperationRequestBuilder request = new();

    private void Parse(string json, out GraphQLError? error) => GraphQLRequestParser.TryParse(Encoding.UTF8.GetBytes(json), request, out error);
}

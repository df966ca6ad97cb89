using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("queryy { __typename }", "Unexpected token: Name.", 1, 1)]
    [InlineData("", "Unexpected token: EndOfFile.", 1, 1)]
    [InlineData("\n# nothing\n", "Unexpected token: EndOfFile.", 3, 1)]
    [InlineData("{", "Expected a `Name`-token, but found a `EndOfFile`-token.", 1, 2)]
    [InlineData("{}", "Expected a `Name`-token, but found a `RightBrace`-token.", 1, 2)]
    [InlineData("{ a", "Expected a `Name`-token, but found a `EndOfFile`-token.", 1, 4)]
    [InlineData("{ a: }", "Expected a `Name`-token, but found a `RightBrace`-token.", 1, 6)]
    [InlineData("{ a() }", "Expected a `Name`-token, but found a `RightParenthesis`-token.", 1, 5)]
    [InlineData("{ a(b: ) }", "Unexpected token: RightParenthesis. Expected a value.", 1, 8)]
    [InlineData("{ a(b 1) }", "Expected a `Colon`-token, but found a `Integer`-token.", 1, 7)]
    [InlineData("{ a(b: [1) }", "Unexpected token: RightParenthesis. Expected a value.", 1, 10)]
    [InlineData("{ a } }", "Unexpected token: RightBrace. Expected a definition.", 1, 7)]
    [InlineData("{ a {} }", "Expected a `Name`-token, but found a `RightBrace`-token.", 1, 6)]
    [InlineData("{ ... }", "Expected a `LeftBrace`-token, but found a `RightBrace`-token.", 1, 7)]
    [InlineData("{ ...on }", "Expected a `Name`-token, but found a `RightBrace`-token.", 1, 9)]
    [InlineData("\"text\" { a }", "Unexpected token: LeftBrace. Expected a definition.", 1, 8)]
    [InlineData("\"text\" extend type A { b: C }", "Unexpected token: Name. Expected a definition, but found `extend`.", 1, 8)]
    [InlineData("query ($a: Int = $b) { a }", "Unexpected token: Dollar. A variable cannot stand in a constant.", 1, 18)]
    [InlineData("query ($a: Int = [{ b: $b }]) { a }", "Unexpected token: Dollar. A variable cannot stand in a constant.", 1, 24)]
    [InlineData("query ($a: Int @d(x: $b)) { a }", "Unexpected token: Dollar. A variable cannot stand in a constant.", 1, 22)]
    [InlineData("query () { a }", "Expected a `Dollar`-token, but found a `RightParenthesis`-token.", 1, 8)]
    [InlineData("query ($a: Int!!) { a }", "Expected a `Dollar`-token, but found a `Bang`-token.", 1, 16)]
    [InlineData("query ($a: [Int) { a }", "Expected a `RightBracket`-token, but found a `RightParenthesis`-token.", 1, 16)]
    [InlineData("fragment on on T { a }", "Unexpected token: Name. Expected a fragment's name, but found `on`.", 1, 10)]
    [InlineData("fragment F T { a }", "Unexpected token: Name. Expected `on`, but found `T`.", 1, 12)]
    [InlineData("{ a ? }", "Unexpected character `?` (U+003F).", 1, 5)]
    [InlineData("{ a .. }", "Unexpected character `.` (U+002E).", 1, 5)]
    [InlineData("{ ä }", "Unexpected character `ä` (U+00E4).", 1, 3)]
    [InlineData("{ \"é\" 😀 }", "Expected a `Name`-token, but found a `String`-token.", 1, 3)]
    [InlineData("{ a(b: \"é\") 😀 }", "Unexpected character `😀` (U+1F600).", 1, 13)]
    [InlineData("{ a \0 }", "Unexpected character (U+0000).", 1, 5)]
    [InlineData("{ a(b: 01) }", "Unexpected character `1` (U+0031): a number has no leading zeros.", 1, 9)]
    [InlineData("{ a(b: -) }", "Unexpected character `)` (U+0029): expected a digit.", 1, 9)]
    [InlineData("{ a(b: 1.) }", "Unexpected character `)` (U+0029): expected a digit.", 1, 10)]
    [InlineData("{ a(b: 1.5.2) }", "Unexpected character `.` (U+002E): a number ends before it.", 1, 11)]
    [InlineData("{ a(b: 1e) }", "Unexpected character `)` (U+0029): expected a digit.", 1, 10)]
    [InlineData("{ a(b: 12x) }", "Unexpected character `x` (U+0078): a number ends before it.", 1, 10)]
    [InlineData("{ a(b: 1_000) }", "Unexpected character `_` (U+005F): a number ends before it.", 1, 9)]
    [InlineData("{ a(b: 1", "Expected a `Name`-token, but found a `EndOfFile`-token.", 1, 9)]
    [InlineData("{ a(b: -", "Unexpected token: EndOfFile. Expected a digit.", 1, 9)]
    [InlineData("enum E { true }", "Unexpected token: Name. Expected an enum value's name, but found `true`.", 1, 10)]
    [InlineData("extend directive @a on FIELD", "Unexpected token: Name. Expected a type or the schema to extend, but found `directive`.", 1, 8)]
    [InlineData("schema { querry: Q }", "Unexpected token: Name. Expected `query`, `mutation` or `subscription`, but found `querry`.", 1, 10)]
    [InlineData("schema", "Expected a `LeftBrace`-token, but found a `EndOfFile`-token.", 1, 7)]
    [InlineData("schema @a", "Expected a `LeftBrace`-token, but found a `EndOfFile`-token.", 1, 10)]
    [InlineData("extend schema type T { a: B }", "Unexpected token: Name. Expected what the extension adds, but found `type`.", 1, 15)]
    [InlineData("extend type T", "Unexpected token: EndOfFile. Expected what the extension adds.", 1, 14)]
    [InlineData("extend interface T", "Unexpected token: EndOfFile. Expected what the extension adds.", 1, 19)]
    [InlineData("extend union T", "Unexpected token: EndOfFile. Expected what the extension adds.", 1, 15)]
    [InlineData("extend enum T", "Unexpected token: EndOfFile. Expected what the extension adds.", 1, 14)]
    [InlineData("extend input T", "Unexpected token: EndOfFile. Expected what the extension adds.", 1, 15)]
    [InlineData("extend scalar T", "Unexpected token: EndOfFile. Expected what the extension adds.", 1, 16)]
    [InlineData("type T {}", "Expected a `Name`-token, but found a `RightBrace`-token.", 1, 9)]
    [InlineData("directive @a(b: C) ON FIELD", "Unexpected token: Name. Expected `on`, but found `ON`.", 1, 20)]
    [InlineData("directive @a on FIELD | FEELD", "Unexpected token: Name. Expected a directive's location, but found `FEELD`.", 1, 25)]
    [InlineData("directive @a on |", "Unexpected token: EndOfFile. Expected a directive's location.", 1, 18)]
    public void What_is_no_document_is_refused_in_words_and_at_its_place(string source, string message, int line, int column)
    {
        var error = Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(source)).Error;
        error.Message.ShouldStartWith(message);
        error.Code.ShouldBe("HC0014");
        var location = error.Locations.ShouldHaveSingleItem();
        (location.Line, location.Column).ShouldBe((line, column));
    }

    [Fact]
    public void A_long_name_is_cut_in_the_message()
    {
        var error = Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Parse(new string('a', 1_000_000))).Error;
        error.Message.Length.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_value_or_type_ends_its_source()
    {
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseValueLiteral("1 2"))
            .Message.ShouldBe("Expected a `EndOfFile`-token, but found a `Integer`-token.");
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseTypeReference("A B"))
            .Message.ShouldBe("Expected a `EndOfFile`-token, but found a `Name`-token `B`.");
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseValueLiteral("$a")).Message.ShouldContain("variable");
    }
}

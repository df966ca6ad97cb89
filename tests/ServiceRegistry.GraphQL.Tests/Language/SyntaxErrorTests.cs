using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("queryy { __typename }", "Expected an operation (`query`, `mutation`, `subscription` or `{`), a `fragment`, or the definition of a type, but found `queryy`.", 1, 1)]
    [InlineData("", "Expected an operation (`query`, `mutation`, `subscription` or `{`), a `fragment`, or the definition of a type, but found the end of the text.", 1, 1)]
    [InlineData("\n# nothing\n", "Expected an operation (`query`, `mutation`, `subscription` or `{`), a `fragment`, or the definition of a type, but found the end of the text.", 3, 1)]
    [InlineData("{", "Expected a field or a fragment (at least one is selected between braces), but found the end of the text.", 1, 2)]
    [InlineData("{}", "Expected a field or a fragment (at least one is selected between braces), but found `}`.", 1, 2)]
    [InlineData("{ a", "Expected a field, a fragment (`...`) or `}`, but found the end of the text.", 1, 4)]
    [InlineData("{ a: }", "Expected the name of the field behind its alias, but found `}`.", 1, 6)]
    [InlineData("{ a() }", "Expected an argument's name (at least one stands between parentheses), but found `)`.", 1, 5)]
    [InlineData("{ a(b: ) }", "Expected a value, but found `)`.", 1, 8)]
    [InlineData("{ a(b 1) }", "Expected `:` and the argument's value, but found the number `1`.", 1, 7)]
    [InlineData("{ a(b: [1) }", "Expected a value or `]`, but found `)`.", 1, 10)]
    [InlineData("{ a } }", "Expected an operation (`query`, `mutation`, `subscription` or `{`), a `fragment`, or the definition of a type, but found `}`.", 1, 7)]
    [InlineData("{ a {} }", "Expected a field or a fragment (at least one is selected between braces), but found `}`.", 1, 6)]
    [InlineData("{ ... }", "Expected a fragment's name, `on` and a type, or `{` behind `...`, but found `}`.", 1, 7)]
    [InlineData("{ ...on }", "Expected the name of a type behind `on`, but found `}`.", 1, 9)]
    [InlineData("\"text\" { a }", "Expected what the description describes: an operation, a fragment or the definition of a type, but found `{`.", 1, 8)]
    [InlineData("\"text\" extend type A { b: C }", "Expected what the description describes: an operation, a fragment or the definition of a type, but found `extend`.", 1, 8)]
    [InlineData("query ($a: Int = $b) { a }", "Expected a constant value (variables cannot stand here), but found `$`.", 1, 18)]
    [InlineData("query ($a: Int = [{ b: $b }]) { a }", "Expected a constant value (variables cannot stand here), but found `$`.", 1, 24)]
    [InlineData("query ($a: Int @d(x: $b)) { a }", "Expected a constant value (variables cannot stand here), but found `$`.", 1, 22)]
    [InlineData("query () { a }", "Expected a variable, as `$name`, but found `)`.", 1, 8)]
    [InlineData("query ($a: Int!!) { a }", "Expected a further variable, as `$name`, or `)`, but found `!`.", 1, 16)]
    [InlineData("query ($a: [Int) { a }", "Expected `]` at the end of the list type, but found `)`.", 1, 16)]
    [InlineData("fragment on on T { a }", "Expected the fragment's name, which cannot be `on`, but found `on`.", 1, 10)]
    [InlineData("fragment F T { a }", "Expected `on` and the fragment's type, but found `T`.", 1, 12)]
    [InlineData("{ a ? }", "Unexpected character `?` (U+003F).", 1, 5)]
    [InlineData("{ a .. }", "Unexpected character `.` (U+002E).", 1, 5)]
    [InlineData("{ ä }", "Unexpected character `ä` (U+00E4).", 1, 3)]
    [InlineData("{ \"é\" 😀 }", "Expected a field or a fragment (at least one is selected between braces), but found a string.", 1, 3)]
    [InlineData("{ a(b: \"é\") 😀 }", "Unexpected character `😀` (U+1F600).", 1, 13)]
    [InlineData("{ a \0 }", "Unexpected character (U+0000).", 1, 5)]
    [InlineData("{ a(b: 01) }", "Unexpected character `1` (U+0031): a number cannot begin with a zero and a further digit.", 1, 9)]
    [InlineData("{ a(b: -) }", "Unexpected character `)` (U+0029): expected a digit.", 1, 9)]
    [InlineData("{ a(b: 1.) }", "Unexpected character `)` (U+0029): expected a digit.", 1, 10)]
    [InlineData("{ a(b: 1.5.2) }", "Unexpected character `.` (U+002E): it cannot follow a number directly.", 1, 11)]
    [InlineData("{ a(b: 1e) }", "Unexpected character `)` (U+0029): expected a digit.", 1, 10)]
    [InlineData("{ a(b: 12x) }", "Unexpected character `x` (U+0078): it cannot follow a number directly.", 1, 10)]
    [InlineData("{ a(b: 1_000) }", "Unexpected character `_` (U+005F): it cannot follow a number directly.", 1, 9)]
    [InlineData("{ a(b: 1", "Expected an argument's name or `)`, but found the end of the text.", 1, 9)]
    [InlineData("{ a(b: -", "Expected a digit, but found the end of the text.", 1, 9)]
    [InlineData("enum E { true }", "Expected an enum value's name, which cannot be `true`, `false` or `null`, but found `true`.", 1, 10)]
    [InlineData("extend directive @a on FIELD", "Expected what is extended: `type`, `interface`, `union`, `enum`, `input`, `scalar` or `schema`, but found `directive`.", 1, 8)]
    [InlineData("schema { querry: Q }", "Expected `query`, `mutation` or `subscription`, but found `querry`.", 1, 10)]
    [InlineData("schema", "Expected `{` and the schema's operations, but found the end of the text.", 1, 7)]
    [InlineData("schema @a", "Expected `{` and the schema's operations, but found the end of the text.", 1, 10)]
    [InlineData("extend schema type T { a: B }", "Expected what the extension adds, but found `type`.", 1, 15)]
    [InlineData("extend type T", "Expected what the extension adds, but found the end of the text.", 1, 14)]
    [InlineData("extend interface T", "Expected what the extension adds, but found the end of the text.", 1, 19)]
    [InlineData("extend union T", "Expected what the extension adds, but found the end of the text.", 1, 15)]
    [InlineData("extend enum T", "Expected what the extension adds, but found the end of the text.", 1, 14)]
    [InlineData("extend input T", "Expected what the extension adds, but found the end of the text.", 1, 15)]
    [InlineData("extend scalar T", "Expected what the extension adds, but found the end of the text.", 1, 16)]
    [InlineData("type T {}", "Expected a field's name, but found `}`.", 1, 9)]
    [InlineData("directive @a(b: C) ON FIELD", "Expected `on` and the directive's locations, but found `ON`.", 1, 20)]
    [InlineData("directive @a on FIELD | FEELD", "Expected a directive's location, as `FIELD` or `OBJECT`, but found `FEELD`.", 1, 25)]
    [InlineData("directive @a on |", "Expected a directive's location, as `FIELD` or `OBJECT`, but found the end of the text.", 1, 18)]
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
        error.Message.Length.ShouldBeLessThan(300);
    }

    [Fact]
    public void A_value_or_type_ends_its_source()
    {
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseValueLiteral("1 2"))
            .Message.ShouldBe("Expected the end of the text, but found the number `2`.");
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseTypeReference("A B"))
            .Message.ShouldBe("Expected the end of the text, but found `B`.");
        Should.Throw<SyntaxException>(() => Utf8GraphQLParser.Syntax.ParseValueLiteral("$a")).Message.ShouldContain("variable");
    }
}

using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

public sealed class SyntaxPrinterTests
{
    [Fact]
    public void Executable_documents_have_one_form()
    {
        Utf8GraphQLParser.Parse(
            "query Q($a:Int=1 @x,$b:[T!]!)@y{a:b(c:{d:[1,2.5,true,null,RED,$a,\"t\"],e:{}})@z{...F ...on T{x}...@w{y}}}"
            + "subscription{a}query($c:T){a}\"d\"fragment F on T{a}\"d\"query(\"v\"$a:T,$b:T){a}{a}").ToString().ShouldBe(
            """
            query Q($a: Int = 1 @x, $b: [T!]!) @y {
              a: b(c: { d: [1, 2.5, true, null, RED, $a, "t"], e: {} }) @z {
                ...F
                ... on T {
                  x
                }
                ... @w {
                  y
                }
              }
            }

            subscription {
              a
            }

            query ($c: T) {
              a
            }

            "d"
            fragment F on T {
              a
            }

            "d"
            query(
              "v"
              $a: T
              $b: T
            ) {
              a
            }

            {
              a
            }
            """.Replace("query(\n", "query (\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("type T query { a }", "type T\n\nquery {\n  a\n}")]
    [InlineData("extend schema @a query { a }", "extend schema @a\n\nquery {\n  a\n}")]
    [InlineData("type T { a: B } query { a }", "type T {\n  a: B\n}\n\n{\n  a\n}")]
    public void A_short_query_does_not_become_the_body_of_what_stands_before_it(string source, string printed) =>
        Utf8GraphQLParser.Parse(source).ToString().ShouldBe(printed);

    [Fact]
    public void Type_systems_have_one_form()
    {
        const string Source =
            """"
            "the schema"
            schema @a {
              query: Q
              mutation: M
              subscription: S
            }

            """
            Several
              lines, with \""" quotes
            """
            directive @a("why" b: Int = 1 @c, d: [T!]) repeatable on FIELD | SCHEMA

            scalar S @specifiedBy(url: "x")

            """one line"""
            type T implements A & B @a {
              """
              two

              lines
              """
              f(a: Int = 1, b: I = { c: 2 }): [T!]! @deprecated
              g: S
            }

            interface A implements B

            interface B {
              f: Int
            }

            union U @a = T | V

            union Empty

            enum E @a {
              "red"
              RED @deprecated(reason: "old")
              GREEN
            }

            input I @oneOf {
              a: Int = 1
              "b"
              b: E
            }

            extend schema @b

            extend type T implements C

            extend scalar S @b

            extend interface A @b

            extend union U = W

            extend enum E {
              BLUE
            }

            extend input I {
              c: Int
            }
            """";
        Utf8GraphQLParser.Parse(Source).ToString().ShouldBe(Source.Replace(
            "@a(\"why\" b: Int = 1 @c, d: [T!])", "@a(\n  \"why\"\n  b: Int = 1 @c\n  d: [T!]\n)", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", false, "\"\"")]
    [InlineData("a\"\\\n\r\t\b\f\0\u007fé😀", false, "\"a\\\"\\\\\\n\\r\\t\\b\\f\\u0000\\u007Fé😀\"")]
    [InlineData("", true, "\"\"\"\"\"\"")]
    [InlineData("one", true, "\"\"\"one\"\"\"")]
    [InlineData("a \"\"\" b", true, "\"\"\"a \\\"\"\" b\"\"\"")]
    [InlineData("ends \"", true, "\"\"\"\nends \"\n\"\"\"")]
    [InlineData("ends \\", true, "\"\"\"\nends \\\n\"\"\"")]
    [InlineData("a\n  b\n\nc", true, "\"\"\"\na\n  b\n\nc\n\"\"\"")]
    [InlineData("  a\n  b", true, "\"  a\\n  b\"")]
    [InlineData("a\n", true, "\"a\\n\"")]
    [InlineData(" ", true, "\" \"")]
    [InlineData("a\rb", true, "\"a\\rb\"")]
    public void Strings_are_written_so_that_they_read_back(string value, bool block, string expected)
    {
        var printed = new StringValueNode(null, value, block).ToString();
        printed.ShouldBe(expected);
        Utf8GraphQLParser.Syntax.ParseValueLiteral(printed).ShouldBeOfType<StringValueNode>().Value.ShouldBe(value);
    }

    [Fact]
    public void What_the_parser_lets_through_prints_and_deeper_nodes_are_refused()
    {
        var selections = string.Concat(Enumerable.Repeat("{a", 255)) + $"(b: {new string('[', 256)}{new string(']', 256)})"
            + string.Concat(Enumerable.Repeat("}", 255));
        var document = Utf8GraphQLParser.Parse(selections, ParserOptions.Trusted);
        Utf8GraphQLParser.Parse(document.ToString(), ParserOptions.Trusted).ToString().ShouldBe(document.ToString());

        ValueNode value = new NullValueNode(null);
        for (var i = 0; i < 100_000; i++)
        {
            value = new ListValueNode(null, [value]);
        }

        Should.Throw<InvalidOperationException>(value.ToString);
    }
}

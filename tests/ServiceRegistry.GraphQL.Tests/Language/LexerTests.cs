using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("!", "Bang")]
    [InlineData("$", "Dollar")]
    [InlineData("&", "Ampersand")]
    [InlineData("(", "LeftParenthesis")]
    [InlineData(")", "RightParenthesis")]
    [InlineData("...", "Spread")]
    [InlineData(":", "Colon")]
    [InlineData("=", "Equal")]
    [InlineData("@", "At")]
    [InlineData("[", "LeftBracket")]
    [InlineData("]", "RightBracket")]
    [InlineData("{", "LeftBrace")]
    [InlineData("|", "Pipe")]
    [InlineData("}", "RightBrace")]
    [InlineData("_aZ09", "Name")]
    [InlineData("0", "Integer")]
    [InlineData("-0", "Integer")]
    [InlineData("-4321", "Integer")]
    [InlineData("0.5", "Float")]
    [InlineData("-1.25e+10", "Float")]
    [InlineData("1E5", "Float")]
    [InlineData("2e-7", "Float")]
    [InlineData("\"text\"", "String")]
    [InlineData("\"\"", "String")]
    [InlineData("\"\"\"text\"\"\"", "BlockString")]
    [InlineData("\"\"\"\"\"\"", "BlockString")]
    [InlineData("", "EndOfFile")]
    public void Every_token_has_its_kind(string source, string kind)
    {
        Kinds(source).ShouldBe(kind == "EndOfFile" ? ["EndOfFile"] : [kind, "EndOfFile"]);
    }

    [Fact]
    public void Ignored_characters_separate_tokens_and_mean_nothing()
    {
        Kinds("\uFEFF a\t,b\uFEFF # comment }{\r\n\r c # last").ShouldBe(["Name", "Name", "Name", "EndOfFile"]);
    }

    [Fact]
    public void A_punctuator_ends_a_name_and_a_number()
    {
        Kinds("a!1]b...c").ShouldBe(["Name", "Bang", "Integer", "RightBracket", "Name", "Spread", "Name", "EndOfFile"]);
    }

    [Fact]
    public void Lines_and_columns_count_characters_and_know_every_line_end()
    {
        var places = new List<(int, int, int)>();
        var lexer = new Lexer("\uFEFFa \"ü😀\" b # é\n  c\r\nd\r\"\"\"\né\"\"\" e \uFEFF f"u8, int.MaxValue);
        do
        {
            lexer.Next();
            places.Add((lexer.Start, lexer.StartLine, lexer.StartColumn));
        }
        while (lexer.Kind != TokenKind.EndOfFile);

        places.ShouldBe(
        [
            (3, 1, 1), (5, 1, 3), (14, 1, 8),
            (23, 2, 3),
            (26, 3, 1),
            (28, 4, 1), (38, 5, 6), (44, 5, 10),
            (45, 5, 11),
        ]);
    }

    private static List<string> Kinds(string source)
    {
        var kinds = new List<string>();
        var lexer = new Lexer(Encoding.UTF8.GetBytes(source), int.MaxValue);
        do
        {
            lexer.Next();
            kinds.Add(lexer.Kind.ToString());
        }
        while (lexer.Kind != TokenKind.EndOfFile);

        return kinds;
    }
}

using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

public sealed class StringTests
{
    [Theory]
    [InlineData("""  "plain"  """, "plain")]
    [InlineData("""  ""  """, "")]
    [InlineData("""  "\" \\ \/ \b \f \n \r \t"  """, "\" \\ / \b \f \n \r \t")]
    [InlineData("""  "\u00e9\u00E9"  """, "éé")]
    [InlineData("""  "a\u{1F600}b"  """, "a😀b")]
    [InlineData("""  "\u{0}\u{00000000000041}"  """, "\0A")]
    [InlineData("""  "\u{10FFFF}"  """, "\U0010FFFF")]
    [InlineData("""  "\uD83D\uDE00"  """, "😀")]
    [InlineData("""  "\uD7FF\uE000"  """, "\uD7FF\uE000")]
    [InlineData("""  "ü 😀 # no comment"  """, "ü 😀 # no comment")]
    [InlineData("\"\u0007 raw control\"", "\u0007 raw control")]
    public void Quoted_strings_mean_what_their_escapes_say(string source, string expected)
    {
        Parse(source).Value.ShouldBe(expected);
        Parse(source).Block.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""  "\x"  """, 4)]
    [InlineData("""  "ü\u00G0"  """, 5)]
    [InlineData("""  "\u12"  """, 4)]
    [InlineData("""  "\u{}"  """, 4)]
    [InlineData("""  "\u{110000}"  """, 4)]
    [InlineData("""  "\u{FFFFFFFFFFFFFFFF}"  """, 4)]
    [InlineData("""  "\u{D83D}\u{DE00}"  """, 4)]
    [InlineData("""  "\u{D83D}\uDE00"  """, 4)]
    [InlineData("""  "\uD83D\u{DE00}"  """, 4)]
    [InlineData("""  "\uD83D"  """, 4)]
    [InlineData("""  "\uD83Dx"  """, 4)]
    [InlineData("""  "\uD83D\uD83D"  """, 4)]
    [InlineData("""  "\uDE00"  """, 4)]
    [InlineData("""  "\u{41"  """, 4)]
    [InlineData("""  "\u"  """, 4)]
    [InlineData("""  "\U0041"  """, 4)]
    public void An_escape_that_is_none_is_refused_where_it_stands(string source, int column)
    {
        var error = Should.Throw<SyntaxException>(() => Parse(source)).Error;
        error.Message.ShouldStartWith("The escape sequence is not valid; allowed are");
        error.Locations.ShouldHaveSingleItem().Column.ShouldBe(column);
    }

    [Theory]
    [InlineData("\"open")]
    [InlineData("\"open\nnext\"")]
    [InlineData("\"open\rnext\"")]
    [InlineData("\"open\\")]
    [InlineData("\"open\\\"")]
    [InlineData("\"\"\"open")]
    [InlineData("\"\"\"open\"\"")]
    [InlineData("\"\"\"open\\\"\"\"")]
    public void An_open_string_is_refused(string source)
    {
        Should.Throw<SyntaxException>(() => Parse(source)).Message.ShouldContain("does not end");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("one line", "one line")]
    [InlineData("  first line keeps its indent", "  first line keeps its indent")]
    [InlineData("\n    Hello,\n      World!\n\n    Yours,\n      GraphQL.\n  ", "Hello,\n  World!\n\nYours,\n  GraphQL.")]
    [InlineData("first\n    second\n      third", "first\nsecond\n  third")]
    [InlineData("\n\n\n", "")]
    [InlineData("   \n \t \n", "")]
    [InlineData("\n  a\n \n  b\n", "a\n\nb")]
    [InlineData("\n  a\n    \n  b\n", "a\n  \nb")]
    [InlineData("\r\n\ta\r\tb\r\n", "a\nb")]
    [InlineData("no \\n escapes \\u0041 but \\\"\"\" one", "no \\n escapes \\u0041 but \"\"\" one")]
    [InlineData("\n trailing space stays \n", "trailing space stays ")]
    [InlineData("quotes \"\" inside", "quotes \"\" inside")]
    public void Block_strings_lose_their_common_indentation(string raw, string expected)
    {
        var node = Parse($"\"\"\"{raw}\"\"\"");
        node.Value.ShouldBe(expected);
        node.Block.ShouldBeTrue();
    }

    [Fact]
    public void Invalid_utf8_is_refused_where_it_stands()
    {
        byte[] source = [.. "{\r\n  é "u8, 0xFF, .. " }"u8];
        var error = Should.Throw<SyntaxException>(() => DocumentParser.Parse(source)).Error;
        error.Message.ShouldBe("The document is not valid UTF-8.");
        error.Locations.ShouldHaveSingleItem().ShouldBe(new Location(8, 8, 2, 5));
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    public void Overlong_forms_surrogates_and_cut_characters_are_not_utf8(byte[] bytes)
    {
        byte[] source = [(byte)'"', .. bytes, (byte)'"'];
        Should.Throw<SyntaxException>(() => DocumentParser.ParseValue(source)).Message.ShouldBe("The document is not valid UTF-8.");
    }

    private static StringValueNode Parse(string source) =>
        DocumentParser.ParseValue(Encoding.UTF8.GetBytes(source)).ShouldBeOfType<StringValueNode>();
}

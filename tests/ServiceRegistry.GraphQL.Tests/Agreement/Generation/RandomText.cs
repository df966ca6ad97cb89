namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>Strings and numbers, as documents write them.</summary>
internal static class RandomText
{
    private static readonly string[] Quoted =
        ["a", "Rex", " ", "é", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\u{1F600}", "\\uD83D\\uDE00", "#", "{", "\\t", "'", "\u007f"];

    private static readonly string[] Block = ["a", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\"", "\\", "\\\"\"\"", "é", "😀", "word"];

    private static readonly string[] Wrong =
        ["\"\\x\"", "\"\\u12\"", "\"\\uD83D\"", "\"\\u{110000}\"", "\"\\u{}\"", "\"\\uDE00\\uD83D\"", "\"\n\"", "\"\"\"", "\"\\u{D800}\"", "\"\\"];

    public static string String(Chance chance)
    {
        if (chance.Wild())
        {
            return chance.Pick(Wrong);
        }

        return chance.Often(0.2) ? $"\"\"\"{Join(chance, Block)} \"\"\"" : $"\"{Join(chance, Quoted)}\"";
    }

    public static string Int(Chance chance) => chance.Wild()
        ? chance.Pick("2147483648", "-2147483649", "00", "01", "-", "1_0", "0x1", "9007199254740993", "+1")
        : chance.Pick("0", "1", "-1", "7", "42", "2147483647", "-2147483648", "-0");

    public static string Float(Chance chance) => chance.Wild()
        ? chance.Pick(".5", "1.", "1e", "1.5.5", "1e+", "-.1", "1.0f")
        : chance.Pick("0", "1.5", "-3", "1e3", "1E+3", "2.5e-3", "0.1", "12345678901234567890", "-0.0", "1e21", "123456789.125");

    private static string Join(Chance chance, string[] pieces) =>
        string.Concat(Enumerable.Range(0, chance.Below(5)).Select(_ => chance.Pick(pieces)));
}

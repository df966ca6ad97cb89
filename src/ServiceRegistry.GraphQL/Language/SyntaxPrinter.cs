namespace ServiceRegistry.GraphQL.Language;

/// <summary>Writes nodes as source text, so that it parses to the same nodes.</summary>
public static class SyntaxPrinter
{
    /// <summary>The text of a node, with two spaces a level and no line break at its end.</summary>
    /// <param name="node">Any node.</param>
    /// <exception cref="InvalidOperationException">Nodes made by code stand deeper in each other than any parsed ones.</exception>
    public static string Print(SyntaxNode node)
    {
        var writer = new SyntaxWriter();
        writer.Write(node);
        return writer.ToString();
    }
}

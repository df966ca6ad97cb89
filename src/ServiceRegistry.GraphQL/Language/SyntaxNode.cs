namespace ServiceRegistry.GraphQL.Language;

/// <summary>A node of a parsed document: immutable, and aware of where it stands in the source.</summary>
/// <param name="location">Where the node begins; null for a node made by code.</param>
public abstract class SyntaxNode(Location? location)
{
    /// <summary>Where the node begins; null for a node made by code.</summary>
    public Location? Location { get; } = location;

    /// <summary>The node as source text.</summary>
    public override string ToString() => SyntaxPrinter.Print(this);
}

/// <summary>A place in a source text.</summary>
/// <param name="Start">Offset of the first byte, from 0.</param>
/// <param name="End">Offset behind the last byte.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
public sealed record Location(int Start, int End, int Line, int Column);

/// <summary>A name (specification section 2.1.9).</summary>
public sealed class NameNode(Location? location, string value) : SyntaxNode(location)
{
    /// <summary>The name's text.</summary>
    public string Value { get; } = value;

    /// <inheritdoc />
    public override string ToString() => Value;
}

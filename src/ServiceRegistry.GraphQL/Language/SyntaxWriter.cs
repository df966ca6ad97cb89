using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>The printer's state, and what all nodes share.</summary>
internal sealed partial class SyntaxWriter
{
    // What the parser lets through prints: a value at its deepest, in selections at their deepest, in a definition.
    private const int Deepest = (2 * ParserOptions.DepthCeiling) + 2;

    private readonly StringBuilder output = new();
    private int indent;
    private int depth;

    /// <inheritdoc />
    public override string ToString() => output.ToString();

    /// <summary>Writes any node.</summary>
    /// <param name="node">The node.</param>
    internal void Write(SyntaxNode node)
    {
        switch (node)
        {
            case NameNode name:
                output.Append(name.Value);
                break;
            case ValueNode value:
                WriteValue(value);
                break;
            case TypeNode type:
                WriteType(type);
                break;
            case DocumentNode document:
                WriteJoined(document.Definitions, "\n\n");
                break;
            default:
                if (!TryWriteExecutable(node))
                {
                    WriteTypeSystem(node);
                }

                break;
        }
    }

    private void WriteJoined(IReadOnlyList<SyntaxNode> nodes, string separator)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            output.Append(i == 0 ? "" : separator);
            Write(nodes[i]);
        }
    }

    /// <summary>Writes nodes in brackets, one a line.</summary>
    private void WriteLines(IReadOnlyList<SyntaxNode> nodes, char open, char close)
    {
        Enter();
        output.Append(open);
        indent++;
        foreach (var node in nodes)
        {
            NewLine();
            Write(node);
        }

        indent--;
        NewLine();
        output.Append(close);
        depth--;
    }

    private void NewLine() => output.Append('\n').Append(' ', indent * 2);

    private void WriteDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            WriteString(description);
            NewLine();
        }
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            output.Append(' ');
            Write(directive);
        }
    }

    private void Enter()
    {
        if (++depth > Deepest)
        {
            throw new InvalidOperationException($"The syntax tree is more than {Deepest} levels deep.");
        }
    }
}

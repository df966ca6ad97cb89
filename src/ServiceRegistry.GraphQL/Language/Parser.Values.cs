using System.Text;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Values and references to types (sections 2.9 to 2.11).</summary>
internal ref partial struct Parser
{
    /// <summary>Value, with or without variables.</summary>
    /// <param name="constant">True where no variable may stand in it.</param>
    /// <param name="depth">The lists and objects around it.</param>
    /// <param name="expected">What is missing where there is none.</param>
    internal ValueNode ParseValue(bool constant, int depth, string expected = "a value")
    {
        var mark = Begin();
        switch (lexer.Kind)
        {
            case TokenKind.Dollar when !constant:
                return ParseVariable("a variable");
            case TokenKind.Integer or TokenKind.Float:
                var number = Encoding.ASCII.GetString(lexer.Value);
                var isInteger = At(TokenKind.Integer);
                Advance();
                return isInteger ? new IntValueNode(From(mark), number) : new FloatValueNode(From(mark), number);
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                return ParseNameValue(mark);
            case TokenKind.LeftBracket:
                return ParseListValue(mark, constant, Deeper(depth, "values"));
            case TokenKind.LeftBrace:
                return ParseObjectValue(mark, constant, Deeper(depth, "values"));
            default:
                throw Expected(At(TokenKind.Dollar) ? "a constant value (variables cannot stand here)" : expected);
        }
    }

    /// <summary>Type.</summary>
    /// <param name="depth">The lists around it.</param>
    internal TypeNode ParseType(int depth)
    {
        var mark = Begin();
        TypeNode type;
        if (At(TokenKind.LeftBracket))
        {
            var inside = Deeper(depth, "list types");
            Advance();
            var item = ParseType(inside);
            Expect(TokenKind.RightBracket, "`]` at the end of the list type");
            type = new ListTypeNode(From(mark), item);
        }
        else
        {
            type = ParseNamedType("a type");
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(From(mark), type) : type;
    }

    private NamedTypeNode ParseNamedType(string expected)
    {
        var name = ParseName(expected);
        return new NamedTypeNode(name.Location, name);
    }

    private VariableNode ParseVariable(string expected)
    {
        var mark = Begin();
        Expect(TokenKind.Dollar, expected);
        var name = ParseName("a variable's name behind `$`");
        return new VariableNode(From(mark), name);
    }

    private ValueNode ParseNameValue(Mark mark)
    {
        if (SkipKeyword("true"u8))
        {
            return new BooleanValueNode(From(mark), true);
        }

        if (SkipKeyword("false"u8))
        {
            return new BooleanValueNode(From(mark), false);
        }

        if (SkipKeyword("null"u8))
        {
            return new NullValueNode(From(mark));
        }

        var name = ParseName("a value");
        return new EnumValueNode(name.Location, name.Value);
    }

    private ListValueNode ParseListValue(Mark mark, bool constant, int depth)
    {
        Advance();
        var first = open.Count;
        while (!Skip(TokenKind.RightBracket))
        {
            open.Push(ParseValue(constant, depth, "a value or `]`"));
        }

        return new ListValueNode(From(mark), open.Take<ValueNode>(first));
    }

    private ObjectValueNode ParseObjectValue(Mark mark, bool constant, int depth)
    {
        Advance();
        var first = open.Count;
        while (!Skip(TokenKind.RightBrace))
        {
            var fieldMark = Begin();
            var name = ParseName("an input field's name or `}`");
            Expect(TokenKind.Colon, "`:` and the input field's value");
            var value = ParseValue(constant, depth);
            open.Push(new ObjectFieldNode(From(fieldMark), name, value));
        }

        return new ObjectValueNode(From(mark), open.Take<ObjectFieldNode>(first));
    }

    private StringValueNode ParseString()
    {
        var isBlock = At(TokenKind.BlockString);
        string value;
        if (!lexer.NeedsDecoding && !isBlock)
        {
            value = Encoding.UTF8.GetString(lexer.Value);
        }
        else if (isBlock)
        {
            value = BlockString.Decode(lexer.Value);
        }
        else
        {
            value = QuotedString.Decode(lexer.Value, out var error) ?? throw InvalidEscape(error!.Value.Message, error.Value.Offset);
        }

        var node = new StringValueNode(lexer.Location, value, isBlock);
        Advance();
        return node;
    }

    private readonly SyntaxException InvalidEscape(string message, int offset)
    {
        // A quoted string stands on one line: its characters up to the offset give the column.
        var start = lexer.Start + 1 + offset;
        var column = lexer.StartColumn + 1 + Encoding.UTF8.GetString(lexer.Value[..offset]).EnumerateRunes().Count();
        return SyntaxException.At(message, new Location(start, start, lexer.StartLine, column));
    }
}

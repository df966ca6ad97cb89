namespace ServiceRegistry.GraphQL.Language;

/// <summary>Numbers and strings (sections 2.9.1, 2.9.2 and 2.9.4).</summary>
internal ref partial struct Lexer
{
    private void ReadNumber()
    {
        var start = position;
        Kind = TokenKind.Integer;
        position += source[position] == '-' ? 1 : 0;
        if (Peek() == '0')
        {
            position++;
            if (IsDigit(Peek()))
            {
                throw UnexpectedCharacter("a number cannot begin with a zero and a further digit");
            }
        }
        else
        {
            ReadDigits();
        }

        if (Peek() == '.')
        {
            Kind = TokenKind.Float;
            position++;
            ReadDigits();
        }

        if (Peek() is (byte)'e' or (byte)'E')
        {
            Kind = TokenKind.Float;
            position++;
            position += Peek() is (byte)'+' or (byte)'-' ? 1 : 0;
            ReadDigits();
        }

        // Section 2.9.1: what follows a number may not look like a part of it.
        if (Peek() == '.' || IsNameStart(Peek()))
        {
            throw UnexpectedCharacter("it cannot follow a number directly");
        }

        Value = source[start..position];
    }

    private void ReadDigits()
    {
        if (!IsDigit(Peek()))
        {
            throw position == source.Length ? Error("Expected a digit, but found the end of the text.") : UnexpectedCharacter("expected a digit");
        }

        while (IsDigit(Peek()))
        {
            position++;
        }
    }

    private void ReadString()
    {
        NeedsDecoding = false;
        if (source[position..].StartsWith("\"\"\""u8))
        {
            ReadBlockString();
            return;
        }

        Kind = TokenKind.String;
        var start = ++position;
        while (true)
        {
            var length = source[position..].IndexOfAny("\"\\\n\r"u8);
            if (length < 0 || source[position + length] is (byte)'\n' or (byte)'\r')
            {
                Pass(length < 0 ? source.Length - position : length);
                throw Error("The string does not end on its line: `\"` is missing.");
            }

            Pass(length);
            if (source[position] == '"')
            {
                Value = source[start..position++];
                return;
            }

            // What the escape means is seen when it is decoded; here a quote behind a backslash is only not the end.
            NeedsDecoding = true;
            position++;
            if (Peek() is (byte)'"' or (byte)'\\')
            {
                position++;
            }
        }
    }

    private void ReadBlockString()
    {
        Kind = TokenKind.BlockString;
        position += 3;
        var start = position;
        while (true)
        {
            var length = source[position..].IndexOfAny("\"\\\n\r"u8);
            if (length < 0)
            {
                Pass(source.Length - position);
                throw Error("The block string does not end: `\"\"\"` is missing.");
            }

            Pass(length);
            var rest = source[position..];
            if (rest[0] is (byte)'\n' or (byte)'\r')
            {
                NeedsDecoding = true;
                EndLine();
            }
            else if (rest.StartsWith("\"\"\""u8))
            {
                Value = source[start..position];
                position += 3;
                return;
            }
            else if (rest.StartsWith("\\\"\"\""u8))
            {
                NeedsDecoding = true;
                position += 4;
            }
            else
            {
                position++;
            }
        }
    }
}

using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Documents, operations and fragments (sections 2.2 to 2.8).</summary>
internal ref partial struct Parser
{
    /// <summary>Document.</summary>
    internal DocumentNode ParseDocument()
    {
        var mark = Begin();
        var first = open.Count;
        do
        {
            open.Push(ParseDefinition());
        }
        while (!At(TokenKind.EndOfFile));

        return new DocumentNode(From(mark), open.Take<DefinitionNode>(first));
    }

    private DefinitionNode ParseDefinition()
    {
        var mark = Begin();
        if (At(TokenKind.LeftBrace))
        {
            var selections = ParseSelectionSet(0);
            return new OperationDefinitionNode(From(mark), null, OperationType.Query, null, [], [], selections);
        }

        var description = ParseDescription();
        if (At(TokenKind.Name))
        {
            if (TryParseOperationType() is { } operation)
            {
                return ParseOperationDefinition(mark, description, operation);
            }

            if (SkipKeyword("fragment"u8))
            {
                return ParseFragmentDefinition(mark, description);
            }

            if (TryParseTypeSystemDefinition(mark, description) is { } definition)
            {
                return definition;
            }

            if (description is null && SkipKeyword("extend"u8))
            {
                return ParseExtension(mark);
            }
        }

        throw Expected(description is null
            ? "an operation (`query`, `mutation`, `subscription` or `{`), a `fragment`, or the definition of a type"
            : "what the description describes: an operation, a fragment or the definition of a type");
    }

    private OperationType? TryParseOperationType() =>
        SkipKeyword("query"u8) ? OperationType.Query
        : SkipKeyword("mutation"u8) ? OperationType.Mutation
        : SkipKeyword("subscription"u8) ? OperationType.Subscription
        : null;

    private StringValueNode? ParseDescription() => lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private OperationDefinitionNode ParseOperationDefinition(Mark mark, StringValueNode? description, OperationType operation)
    {
        var name = At(TokenKind.Name) ? ParseName("the operation's name") : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet(0);
        return new OperationDefinitionNode(From(mark), description, operation, name, variables, directives, selections);
    }

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var first = open.Count;
        do
        {
            open.Push(ParseVariableDefinition(open.Count == first ? "a variable, as `$name`" : "a further variable, as `$name`, or `)`"));
        }
        while (!Skip(TokenKind.RightParenthesis));

        return open.Take<VariableDefinitionNode>(first);
    }

    private VariableDefinitionNode ParseVariableDefinition(string expected)
    {
        var mark = Begin();
        var description = ParseDescription();
        var variable = ParseVariable(expected);
        Expect(TokenKind.Colon, "`:` and the variable's type");
        var type = ParseType(0);
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true, 0) : null;
        var directives = ParseDirectives(constant: true);
        return new VariableDefinitionNode(From(mark), description, variable, type, defaultValue, directives);
    }

    private FragmentDefinitionNode ParseFragmentDefinition(Mark mark, StringValueNode? description)
    {
        if (AtKeyword("on"u8))
        {
            throw Expected("the fragment's name, which cannot be `on`");
        }

        var name = ParseName("the fragment's name");
        ExpectKeyword("on"u8, "`on` and the fragment's type");
        var condition = ParseNamedType("the name of the fragment's type");
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet(0);
        return new FragmentDefinitionNode(From(mark), description, name, condition, directives, selections);
    }

    private SelectionSetNode ParseSelectionSet(int depth)
    {
        var mark = Begin();
        Expect(TokenKind.LeftBrace, "`{` and the fields selected");
        var inside = Deeper(depth, "selections");
        var first = open.Count;
        do
        {
            open.Push(At(TokenKind.Spread) ? ParseFragment(inside) : ParseField(inside, isFirst: open.Count == first));
        }
        while (!Skip(TokenKind.RightBrace));

        return new SelectionSetNode(From(mark), open.Take<SelectionNode>(first));
    }

    private FieldNode ParseField(int depth, bool isFirst)
    {
        var mark = Begin();
        var name = ParseName(isFirst ? "a field or a fragment (at least one is selected between braces)" : "a field, a fragment (`...`) or `}`");
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            (alias, name) = (name, ParseName("the name of the field behind its alias"));
        }

        if (++fields > options.MaxFields)
        {
            throw new SyntaxException(DocumentLimit.Exceeded(
                "fields", options.MaxFields, $"The document selects more than {options.MaxFields} fields.", name.Location));
        }

        var arguments = ParseArguments(constant: false);
        var directives = ParseDirectives(constant: false);
        var selections = At(TokenKind.LeftBrace) ? ParseSelectionSet(depth) : null;

        // Most fields are no more than their name.
        var location = alias is null && lastEnd == name.Location!.End ? name.Location : From(mark);
        return new FieldNode(location, alias, name, arguments, directives, selections);
    }

    private SelectionNode ParseFragment(int depth)
    {
        var mark = Begin();
        Advance();
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && At(TokenKind.Name))
        {
            var name = ParseName("the fragment's name");
            var spreadDirectives = ParseDirectives(constant: false);
            return new FragmentSpreadNode(From(mark), name, spreadDirectives);
        }

        var condition = hasCondition ? ParseNamedType("the name of a type behind `on`") : null;
        if (!hasCondition && !At(TokenKind.LeftBrace) && !At(TokenKind.At))
        {
            throw Expected("a fragment's name, `on` and a type, or `{` behind `...`");
        }

        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet(depth);
        return new InlineFragmentNode(From(mark), condition, directives, selections);
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool constant)
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var first = open.Count;
        do
        {
            var mark = Begin();
            var name = ParseName(open.Count == first ? "an argument's name (at least one stands between parentheses)" : "an argument's name or `)`");
            Expect(TokenKind.Colon, "`:` and the argument's value");
            var value = ParseValue(constant, 0);
            open.Push(new ArgumentNode(From(mark), name, value));
        }
        while (!Skip(TokenKind.RightParenthesis));

        return open.Take<ArgumentNode>(first);
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool constant)
    {
        if (!At(TokenKind.At))
        {
            return [];
        }

        var first = open.Count;
        while (At(TokenKind.At))
        {
            if (open.Count - first == options.MaxDirectivesPerLocation)
            {
                throw new SyntaxException(DocumentLimit.Exceeded(
                    "directives",
                    options.MaxDirectivesPerLocation,
                    $"There are more than {options.MaxDirectivesPerLocation} directives at one location.",
                    lexer.Location));
            }

            var mark = Begin();
            Advance();
            var name = ParseName("a directive's name behind `@`");
            var arguments = ParseArguments(constant);
            open.Push(new DirectiveNode(From(mark), name, arguments));
        }

        return open.Take<DirectiveNode>(first);
    }
}

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Documents, operations and fragments (sections 2.2 to 2.8).</summary>
internal ref partial struct Parser
{
    /// <summary>Document.</summary>
    internal DocumentNode ParseDocument()
    {
        var mark = Begin();
        var definitions = new List<DefinitionNode>();
        do
        {
            definitions.Add(ParseDefinition());
        }
        while (!At(TokenKind.EndOfFile));

        return new DocumentNode(From(mark), definitions);
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

        throw Unexpected("Expected a definition");
    }

    private OperationType? TryParseOperationType() =>
        SkipKeyword("query"u8) ? OperationType.Query
        : SkipKeyword("mutation"u8) ? OperationType.Mutation
        : SkipKeyword("subscription"u8) ? OperationType.Subscription
        : null;

    private StringValueNode? ParseDescription() => lexer.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private OperationDefinitionNode ParseOperationDefinition(Mark mark, StringValueNode? description, OperationType operation)
    {
        var name = At(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet(0);
        return new OperationDefinitionNode(From(mark), description, operation, name, variables, directives, selections);
    }

    private IReadOnlyList<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var definitions = new List<VariableDefinitionNode>();
        do
        {
            definitions.Add(ParseVariableDefinition());
        }
        while (!Skip(TokenKind.RightParenthesis));

        return definitions;
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var mark = Begin();
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        var type = ParseType(0);
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true, 0) : null;
        var directives = ParseDirectives(constant: true);
        return new VariableDefinitionNode(From(mark), description, variable, type, defaultValue, directives);
    }

    private FragmentDefinitionNode ParseFragmentDefinition(Mark mark, StringValueNode? description)
    {
        if (AtKeyword("on"u8))
        {
            throw Unexpected("Expected a fragment's name");
        }

        var name = ParseName();
        ExpectKeyword("on"u8);
        var condition = ParseNamedType();
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet(0);
        return new FragmentDefinitionNode(From(mark), description, name, condition, directives, selections);
    }

    private SelectionSetNode ParseSelectionSet(int depth)
    {
        var mark = Begin();
        Expect(TokenKind.LeftBrace);
        var inside = Deeper(depth, "selections");
        var selections = new List<SelectionNode>();
        do
        {
            selections.Add(At(TokenKind.Spread) ? ParseFragment(inside) : ParseField(inside));
        }
        while (!Skip(TokenKind.RightBrace));

        return new SelectionSetNode(From(mark), selections);
    }

    private FieldNode ParseField(int depth)
    {
        var mark = Begin();
        var name = ParseName();
        NameNode? alias = null;
        if (Skip(TokenKind.Colon))
        {
            (alias, name) = (name, ParseName());
        }

        if (++fields > options.MaxFields)
        {
            throw new SyntaxException(DocumentLimit.Exceeded(
                "fields", options.MaxFields, $"The document selects more than {options.MaxFields} fields.", name.Location));
        }

        var arguments = ParseArguments(constant: false);
        var directives = ParseDirectives(constant: false);
        var selections = At(TokenKind.LeftBrace) ? ParseSelectionSet(depth) : null;
        return new FieldNode(From(mark), alias, name, arguments, directives, selections);
    }

    private SelectionNode ParseFragment(int depth)
    {
        var mark = Begin();
        Expect(TokenKind.Spread);
        var hasCondition = SkipKeyword("on"u8);
        if (!hasCondition && At(TokenKind.Name))
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(constant: false);
            return new FragmentSpreadNode(From(mark), name, spreadDirectives);
        }

        var condition = hasCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(constant: false);
        var selections = ParseSelectionSet(depth);
        return new InlineFragmentNode(From(mark), condition, directives, selections);
    }

    private IReadOnlyList<ArgumentNode> ParseArguments(bool constant)
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var arguments = new List<ArgumentNode>();
        do
        {
            var mark = Begin();
            var name = ParseName();
            Expect(TokenKind.Colon);
            var value = ParseValue(constant, 0);
            arguments.Add(new ArgumentNode(From(mark), name, value));
        }
        while (!Skip(TokenKind.RightParenthesis));

        return arguments;
    }

    private IReadOnlyList<DirectiveNode> ParseDirectives(bool constant)
    {
        if (!At(TokenKind.At))
        {
            return [];
        }

        var directives = new List<DirectiveNode>();
        while (At(TokenKind.At))
        {
            if (directives.Count == options.MaxDirectivesPerLocation)
            {
                throw new SyntaxException(DocumentLimit.Exceeded(
                    "directives",
                    options.MaxDirectivesPerLocation,
                    $"There are more than {options.MaxDirectivesPerLocation} directives at one location.",
                    lexer.Location));
            }

            var mark = Begin();
            Advance();
            var name = ParseName();
            var arguments = ParseArguments(constant);
            directives.Add(new DirectiveNode(From(mark), name, arguments));
        }

        return directives;
    }
}

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Definitions of a type system, and extensions of them (chapter 3).</summary>
internal ref partial struct Parser
{
    private static readonly HashSet<string> DirectiveLocations = new(StringComparer.Ordinal)
    {
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION",
    };

    private DefinitionNode? TryParseTypeSystemDefinition(Mark mark, StringValueNode? description) =>
        SkipKeyword("schema"u8) ? ParseSchemaDefinition(mark, description)
        : SkipKeyword("directive"u8) ? ParseDirectiveDefinition(mark, description)
        : TryParseTypeDefinition(mark, description);

    private TypeDefinitionNode? TryParseTypeDefinition(Mark mark, StringValueNode? description) =>
        SkipKeyword("type"u8) ? ParseObjectTypeDefinition(mark, description)
        : SkipKeyword("interface"u8) ? ParseInterfaceTypeDefinition(mark, description)
        : SkipKeyword("input"u8) ? ParseInputObjectTypeDefinition(mark, description)
        : SkipKeyword("enum"u8) ? ParseEnumTypeDefinition(mark, description)
        : SkipKeyword("union"u8) ? ParseUnionTypeDefinition(mark, description)
        : SkipKeyword("scalar"u8) ? ParseScalarTypeDefinition(mark, description)
        : null;

    private ExtensionNode ParseExtension(Mark mark)
    {
        var inner = Begin();
        DefinitionNode? definition = SkipKeyword("schema"u8) ? ParseSchemaExtension(inner) : TryParseTypeDefinition(inner, null);
        return definition switch
        {
            null => throw Unexpected("Expected a type or the schema to extend"),
            _ when AddsNothing(definition) => throw Unexpected("Expected what the extension adds"),
            _ => new ExtensionNode(From(mark), definition),
        };
    }

    private static bool AddsNothing(DefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode { Directives.Count: 0, OperationTypes.Count: 0 } => true,
        ComplexTypeDefinitionNode { Directives.Count: 0, Interfaces.Count: 0, Fields.Count: 0 } => true,
        UnionTypeDefinitionNode { Directives.Count: 0, Types.Count: 0 } => true,
        EnumTypeDefinitionNode { Directives.Count: 0, Values.Count: 0 } => true,
        InputObjectTypeDefinitionNode { Directives.Count: 0, Fields.Count: 0 } => true,
        ScalarTypeDefinitionNode { Directives.Count: 0 } => true,
        _ => false,
    };

    private SchemaDefinitionNode ParseSchemaDefinition(Mark mark, StringValueNode? description)
    {
        var directives = ParseDirectives(constant: true);
        var operations = ParseOperationTypes();
        return new SchemaDefinitionNode(From(mark), description, directives, operations);
    }

    private SchemaDefinitionNode ParseSchemaExtension(Mark mark)
    {
        var directives = ParseDirectives(constant: true);
        IReadOnlyList<OperationTypeDefinitionNode> operations = At(TokenKind.LeftBrace) ? ParseOperationTypes() : [];
        return new SchemaDefinitionNode(From(mark), null, directives, operations);
    }

    private List<OperationTypeDefinitionNode> ParseOperationTypes()
    {
        Expect(TokenKind.LeftBrace);
        var operations = new List<OperationTypeDefinitionNode>();
        do
        {
            var start = Begin();
            var operation = TryParseOperationType() ?? throw Unexpected("Expected `query`, `mutation` or `subscription`");
            Expect(TokenKind.Colon);
            var type = ParseNamedType();
            operations.Add(new OperationTypeDefinitionNode(From(start), operation, type));
        }
        while (!Skip(TokenKind.RightBrace));

        return operations;
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(Mark mark, StringValueNode? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        var repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8);
        Skip(TokenKind.Pipe);
        var locations = new List<NameNode>();
        do
        {
            if (!At(TokenKind.Name) || !DirectiveLocations.Contains(names.Get(lexer.Value)))
            {
                throw Unexpected("Expected a directive's location");
            }

            locations.Add(ParseName());
        }
        while (Skip(TokenKind.Pipe));

        return new DirectiveDefinitionNode(From(mark), description, name, arguments, repeatable, locations);
    }

    private ScalarTypeDefinitionNode ParseScalarTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        return new ScalarTypeDefinitionNode(From(mark), description, name, directives);
    }

    private ObjectTypeDefinitionNode ParseObjectTypeDefinition(Mark mark, StringValueNode? description)
    {
        var (name, interfaces, directives, definitions) = ParseComplexType();
        return new ObjectTypeDefinitionNode(From(mark), description, name, interfaces, directives, definitions);
    }

    private InterfaceTypeDefinitionNode ParseInterfaceTypeDefinition(Mark mark, StringValueNode? description)
    {
        var (name, interfaces, directives, definitions) = ParseComplexType();
        return new InterfaceTypeDefinitionNode(From(mark), description, name, interfaces, directives, definitions);
    }

    private (NameNode, IReadOnlyList<NamedTypeNode>, IReadOnlyList<DirectiveNode>, IReadOnlyList<FieldDefinitionNode>) ParseComplexType()
    {
        var name = ParseName();
        var interfaces = new List<NamedTypeNode>();
        if (SkipKeyword("implements"u8))
        {
            Skip(TokenKind.Ampersand);
            do
            {
                interfaces.Add(ParseNamedType());
            }
            while (Skip(TokenKind.Ampersand));
        }

        var directives = ParseDirectives(constant: true);
        var definitions = new List<FieldDefinitionNode>();
        if (Skip(TokenKind.LeftBrace))
        {
            do
            {
                definitions.Add(ParseFieldDefinition());
            }
            while (!Skip(TokenKind.RightBrace));
        }

        return (name, interfaces, directives, definitions);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var mark = Begin();
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseInputValues(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        Expect(TokenKind.Colon);
        var type = ParseType(0);
        var directives = ParseDirectives(constant: true);
        return new FieldDefinitionNode(From(mark), description, name, arguments, type, directives);
    }

    private List<InputValueDefinitionNode> ParseInputValues(TokenKind open, TokenKind close)
    {
        var definitions = new List<InputValueDefinitionNode>();
        if (Skip(open))
        {
            do
            {
                definitions.Add(ParseInputValueDefinition());
            }
            while (!Skip(close));
        }

        return definitions;
    }

    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var mark = Begin();
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        var type = ParseType(0);
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true, 0) : null;
        var directives = ParseDirectives(constant: true);
        return new InputValueDefinitionNode(From(mark), description, name, type, defaultValue, directives);
    }

    private UnionTypeDefinitionNode ParseUnionTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var members = new List<NamedTypeNode>();
        if (Skip(TokenKind.Equal))
        {
            Skip(TokenKind.Pipe);
            do
            {
                members.Add(ParseNamedType());
            }
            while (Skip(TokenKind.Pipe));
        }

        return new UnionTypeDefinitionNode(From(mark), description, name, directives, members);
    }

    private EnumTypeDefinitionNode ParseEnumTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var values = new List<EnumValueDefinitionNode>();
        if (Skip(TokenKind.LeftBrace))
        {
            do
            {
                values.Add(ParseEnumValueDefinition());
            }
            while (!Skip(TokenKind.RightBrace));
        }

        return new EnumTypeDefinitionNode(From(mark), description, name, directives, values);
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var mark = Begin();
        var description = ParseDescription();
        if (AtKeyword("true"u8) || AtKeyword("false"u8) || AtKeyword("null"u8))
        {
            throw Unexpected("Expected an enum value's name");
        }

        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        return new EnumValueDefinitionNode(From(mark), description, name, directives);
    }

    private InputObjectTypeDefinitionNode ParseInputObjectTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var definitions = ParseInputValues(TokenKind.LeftBrace, TokenKind.RightBrace);
        return new InputObjectTypeDefinitionNode(From(mark), description, name, directives, definitions);
    }
}

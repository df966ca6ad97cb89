using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Definitions of a type system, and extensions of them (chapter 3).</summary>
internal ref partial struct Parser
{
    private const string TypeName = "the type's name";

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
            null => throw Expected("what is extended: `type`, `interface`, `union`, `enum`, `input`, `scalar` or `schema`"),
            _ when AddsNothing(definition) => throw Expected("what the extension adds"),
            _ => new ExtensionNode(From(mark), definition),
        };
    }

    private static bool AddsNothing(DefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode { Directives.Length: 0, OperationTypes.Length: 0 } => true,
        ComplexTypeDefinitionNode { Directives.Length: 0, Interfaces.Length: 0, Fields.Length: 0 } => true,
        UnionTypeDefinitionNode { Directives.Length: 0, Types.Length: 0 } => true,
        EnumTypeDefinitionNode { Directives.Length: 0, Values.Length: 0 } => true,
        InputObjectTypeDefinitionNode { Directives.Length: 0, Fields.Length: 0 } => true,
        ScalarTypeDefinitionNode { Directives.Length: 0 } => true,
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
        var operations = At(TokenKind.LeftBrace) ? ParseOperationTypes() : [];
        return new SchemaDefinitionNode(From(mark), null, directives, operations);
    }

    private ImmutableArray<OperationTypeDefinitionNode> ParseOperationTypes()
    {
        Expect(TokenKind.LeftBrace, "`{` and the schema's operations");
        var operations = new List<OperationTypeDefinitionNode>();
        do
        {
            var start = Begin();
            var operation = TryParseOperationType() ?? throw Expected("`query`, `mutation` or `subscription`");
            Expect(TokenKind.Colon, "`:` and the operation's type");
            var type = ParseNamedType("the name of the operation's type");
            operations.Add(new OperationTypeDefinitionNode(From(start), operation, type));
        }
        while (!Skip(TokenKind.RightBrace));

        return [.. operations];
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(Mark mark, StringValueNode? description)
    {
        Expect(TokenKind.At, "`@` and the directive's name");
        var name = ParseName("the directive's name behind `@`");
        var arguments = ParseInputValues(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        var repeatable = SkipKeyword("repeatable"u8);
        ExpectKeyword("on"u8, "`on` and the directive's locations");
        Skip(TokenKind.Pipe);
        var locations = new List<NameNode>();
        do
        {
            if (!At(TokenKind.Name) || !DirectiveLocations.Contains(names.Get(lexer.Value)))
            {
                throw Expected("a directive's location, as `FIELD` or `OBJECT`");
            }

            locations.Add(ParseName("a location"));
        }
        while (Skip(TokenKind.Pipe));

        return new DirectiveDefinitionNode(From(mark), description, name, arguments, repeatable, [.. locations]);
    }

    private ScalarTypeDefinitionNode ParseScalarTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName(TypeName);
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

    private (NameNode, ImmutableArray<NamedTypeNode>, ImmutableArray<DirectiveNode>, ImmutableArray<FieldDefinitionNode>) ParseComplexType()
    {
        var name = ParseName(TypeName);
        var interfaces = new List<NamedTypeNode>();
        if (SkipKeyword("implements"u8))
        {
            Skip(TokenKind.Ampersand);
            do
            {
                interfaces.Add(ParseNamedType("an interface's name"));
            }
            while (Skip(TokenKind.Ampersand));
        }

        var directives = ParseDirectives(constant: true);
        var definitions = new List<FieldDefinitionNode>();
        if (Skip(TokenKind.LeftBrace))
        {
            do
            {
                definitions.Add(ParseFieldDefinition(definitions.Count == 0 ? "a field's name" : "a field's name or `}`"));
            }
            while (!Skip(TokenKind.RightBrace));
        }

        return (name, [.. interfaces], directives, [.. definitions]);
    }

    private FieldDefinitionNode ParseFieldDefinition(string expected)
    {
        var mark = Begin();
        var description = ParseDescription();
        var name = ParseName(expected);
        var arguments = ParseInputValues(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        Expect(TokenKind.Colon, "`:` and the field's type");
        var type = ParseType(0);
        var directives = ParseDirectives(constant: true);
        return new FieldDefinitionNode(From(mark), description, name, arguments, type, directives);
    }

    private ImmutableArray<InputValueDefinitionNode> ParseInputValues(TokenKind open, TokenKind close)
    {
        var definitions = new List<InputValueDefinitionNode>();
        var expected = open == TokenKind.LeftBrace ? "an input field's name" : "an argument's name";
        if (Skip(open))
        {
            do
            {
                definitions.Add(ParseInputValueDefinition(expected));
            }
            while (!Skip(close));
        }

        return [.. definitions];
    }

    private InputValueDefinitionNode ParseInputValueDefinition(string expected)
    {
        var mark = Begin();
        var description = ParseDescription();
        var name = ParseName(expected);
        Expect(TokenKind.Colon, "`:` and its type");
        var type = ParseType(0);
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true, 0) : null;
        var directives = ParseDirectives(constant: true);
        return new InputValueDefinitionNode(From(mark), description, name, type, defaultValue, directives);
    }

    private UnionTypeDefinitionNode ParseUnionTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName(TypeName);
        var directives = ParseDirectives(constant: true);
        var members = new List<NamedTypeNode>();
        if (Skip(TokenKind.Equal))
        {
            Skip(TokenKind.Pipe);
            do
            {
                members.Add(ParseNamedType("the name of a member's type"));
            }
            while (Skip(TokenKind.Pipe));
        }

        return new UnionTypeDefinitionNode(From(mark), description, name, directives, [.. members]);
    }

    private EnumTypeDefinitionNode ParseEnumTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName(TypeName);
        var directives = ParseDirectives(constant: true);
        var values = new List<EnumValueDefinitionNode>();
        if (Skip(TokenKind.LeftBrace))
        {
            do
            {
                values.Add(ParseEnumValueDefinition(values.Count == 0 ? "an enum value's name" : "an enum value's name or `}`"));
            }
            while (!Skip(TokenKind.RightBrace));
        }

        return new EnumTypeDefinitionNode(From(mark), description, name, directives, [.. values]);
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition(string expected)
    {
        var mark = Begin();
        var description = ParseDescription();
        if (AtKeyword("true"u8) || AtKeyword("false"u8) || AtKeyword("null"u8))
        {
            throw Expected("an enum value's name, which cannot be `true`, `false` or `null`");
        }

        var name = ParseName(expected);
        var directives = ParseDirectives(constant: true);
        return new EnumValueDefinitionNode(From(mark), description, name, directives);
    }

    private InputObjectTypeDefinitionNode ParseInputObjectTypeDefinition(Mark mark, StringValueNode? description)
    {
        var name = ParseName(TypeName);
        var directives = ParseDirectives(constant: true);
        var definitions = ParseInputValues(TokenKind.LeftBrace, TokenKind.RightBrace);
        return new InputObjectTypeDefinitionNode(From(mark), description, name, directives, definitions);
    }
}

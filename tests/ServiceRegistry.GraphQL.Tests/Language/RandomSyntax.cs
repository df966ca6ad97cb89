using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

/// <summary>Documents by chance, the same for the same seed.</summary>
internal sealed class RandomSyntax(int seed)
{
    internal static readonly string[] Names =
        ["a", "b", "Type", "_x9", "query", "mutation", "fragment", "type", "extend", "input", "schema", "repeatable", "implements"];

    private static readonly string[] Pieces =
        ["a", " ", "  ", "\n", "\n\n", "\t", "\"", "\"\"\"", "\\", "\\\"\"\"", "é", "😀", "\r", "\r\n", "\0", "\u007f", "#", ",", "{", "line", "\uFEFF"];

    private readonly Random random = new(seed);

    internal DocumentNode Document() => new(null, Many(1, 6, Definition));

    private DefinitionNode Definition() => random.Next(11) switch
    {
        0 or 1 or 2 => new OperationDefinitionNode(
            null,
            null,
            (OperationType)random.Next(3),
            Maybe(Name),
            Many(0, 3, Variable),
            Directives(false),
            SelectionSet(4)),
        3 => new OperationDefinitionNode(null, Text(), OperationType.Query, Name(), [], [], SelectionSet(1)),
        4 => new FragmentDefinitionNode(null, Maybe(Text), Name(), Named(), Directives(false), SelectionSet(3)),
        5 => new SchemaDefinitionNode(
            null, Maybe(Text), Directives(true), Many(1, 3, () => new OperationTypeDefinitionNode(null, (OperationType)random.Next(3), Named()))),
        6 => new DirectiveDefinitionNode(null, Maybe(Text), Name(), Many(0, 3, Input), random.Next(2) == 0, Many(1, 3, Place)),
        7 => Extension(),
        _ => TypeDefinition(Maybe(Text)),
    };

    // What adds nothing to a type, as `extend type a`, is no extension.
    private ExtensionNode Extension()
    {
        var definition = TypeDefinition(null);
        while (SyntaxPrinter.Print(definition).Split(' ', '\n').Length == 2)
        {
            definition = TypeDefinition(null);
        }

        return new ExtensionNode(null, definition);
    }

    private TypeDefinitionNode TypeDefinition(StringValueNode? description) => random.Next(6) switch
    {
        0 => new ScalarTypeDefinitionNode(null, description, Name(), Directives(true)),
        1 => new ObjectTypeDefinitionNode(null, description, Name(), Many(0, 2, Named), Directives(true), Many(0, 3, Field)),
        2 => new InterfaceTypeDefinitionNode(null, description, Name(), Many(0, 2, Named), Directives(true), Many(0, 3, Field)),
        3 => new UnionTypeDefinitionNode(null, description, Name(), Directives(true), Many(0, 3, Named)),
        4 => new EnumTypeDefinitionNode(
            null, description, Name(), Directives(true), Many(0, 3, () => new EnumValueDefinitionNode(null, Maybe(Text), Name(), Directives(true)))),
        _ => new InputObjectTypeDefinitionNode(null, description, Name(), Directives(true), Many(0, 3, Input)),
    };

    private FieldDefinitionNode Field() => new(null, Maybe(Text), Name(), Many(0, 2, Input), Type(3), Directives(true));

    private InputValueDefinitionNode Input() => new(null, Maybe(Text), Name(), Type(3), Maybe(() => Value(true, 2)), Directives(true));

    private VariableDefinitionNode Variable() =>
        new(null, Maybe(Text), new VariableNode(null, Name()), Type(3), Maybe(() => Value(true, 2)), Directives(true));

    private SelectionSetNode SelectionSet(int depth) => new(null, Many(1, 3, () => Selection(depth)));

    private SelectionNode Selection(int depth) => random.Next(depth > 0 ? 4 : 2) switch
    {
        0 => new FragmentSpreadNode(null, Name(), Directives(false)),
        1 => new FieldNode(null, Maybe(Name), Name(), Many(0, 2, () => Argument(false)), Directives(false), null),
        2 => new FieldNode(null, Maybe(Name), Name(), Many(0, 2, () => Argument(false)), Directives(false), SelectionSet(depth - 1)),
        _ => new InlineFragmentNode(null, Maybe(Named), Directives(false), SelectionSet(depth - 1)),
    };

    private ArgumentNode Argument(bool constant) => new(null, Name(), Value(constant, 3));

    private ImmutableArray<DirectiveNode> Directives(bool constant) => random.Next(3) > 0
        ? []
        : Many(1, 2, () => new DirectiveNode(null, Name(), Many(0, 2, () => Argument(constant))));

    private ValueNode Value(bool constant, int depth) => random.Next(depth > 0 ? 9 : 7) switch
    {
        0 when !constant => new VariableNode(null, Name()),
        0 or 1 => new IntValueNode(null, $"{random.Next(-1000, 1000)}"),
        2 => new FloatValueNode(null, random.Next(2) == 0 ? $"{random.Next(-9, 9)}.{random.Next(100)}" : $"{random.Next(9)}e-{random.Next(9)}"),
        3 => Text(),
        4 => new BooleanValueNode(null, random.Next(2) == 0),
        5 => new NullValueNode(null),
        6 => new EnumValueNode(null, Name().Value),
        7 => new ListValueNode(null, Many(0, 3, () => Value(constant, depth - 1))),
        _ => new ObjectValueNode(null, Many(0, 3, () => new ObjectFieldNode(null, Name(), Value(constant, depth - 1)))),
    };

    private TypeNode Type(int depth)
    {
        TypeNode type = depth > 0 && random.Next(3) == 0 ? new ListTypeNode(null, Type(depth - 1)) : Named();
        return random.Next(3) == 0 ? new NonNullTypeNode(null, type) : type;
    }

    private StringValueNode Text() => new(null, string.Concat(Many(0, 8, () => Pieces[random.Next(Pieces.Length)])), random.Next(2) == 0);

    private NamedTypeNode Named() => new(null, Name());

    private NameNode Name() => new(null, Names[random.Next(Names.Length)]);

    private NameNode Place() => new(null, random.Next(2) == 0 ? "FIELD" : "SCHEMA");

    private ImmutableArray<T> Many<T>(int least, int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => make())];

    private T? Maybe<T>(Func<T> make)
        where T : class => random.Next(2) == 0 ? make() : null;
}

using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

public sealed class ExecutableParserTests
{
    [Fact]
    public void A_selection_set_alone_is_an_anonymous_query()
    {
        var operation = Single<OperationDefinitionNode>("{ a }");
        operation.Operation.ShouldBe(OperationType.Query);
        operation.Name.ShouldBeNull();
        operation.SelectionSet.Selections.ShouldHaveSingleItem().ShouldBeOfType<FieldNode>().ResponseName.ShouldBe("a");
    }

    [Theory]
    [InlineData("query", OperationType.Query)]
    [InlineData("mutation", OperationType.Mutation)]
    [InlineData("subscription", OperationType.Subscription)]
    public void The_three_kinds_of_operations_have_names_variables_and_directives(string keyword, OperationType kind)
    {
        var operation = Single<OperationDefinitionNode>(
            $"\"what it does\" {keyword} Name(\"of a\" $a: [Int!]! = [1] @on, $b: T) @deep(level: $b) {{ a }}");
        operation.Operation.ShouldBe(kind);
        operation.Description!.Value.ShouldBe("what it does");
        operation.Name!.Value.ShouldBe("Name");
        operation.VariableDefinitions.Length.ShouldBe(2);
        var variable = operation.VariableDefinitions[0];
        variable.Description!.Value.ShouldBe("of a");
        variable.Variable.Name.Value.ShouldBe("a");
        variable.Type.ToString().ShouldBe("[Int!]!");
        variable.DefaultValue!.ToString().ShouldBe("[1]");
        variable.Directives.ShouldHaveSingleItem().Name.Value.ShouldBe("on");
        operation.VariableDefinitions[1].DefaultValue.ShouldBeNull();
        operation.Directives.ShouldHaveSingleItem().Arguments.ShouldHaveSingleItem().Value.ShouldBeOfType<VariableNode>();
    }

    [Fact]
    public void Fields_have_aliases_arguments_directives_and_selections()
    {
        var field = Single<OperationDefinitionNode>("{ short: long(x: 1, y: $y) @a @b(c: 2) { below } }")
            .SelectionSet.Selections.ShouldHaveSingleItem().ShouldBeOfType<FieldNode>();
        field.Alias!.Value.ShouldBe("short");
        field.Name.Value.ShouldBe("long");
        field.ResponseName.ShouldBe("short");
        field.Arguments.Select(a => a.ToString()).ShouldBe(["x: 1", "y: $y"]);
        field.Directives.Select(d => d.ToString()).ShouldBe(["@a", "@b(c: 2)"]);
        field.SelectionSet!.Selections.Length.ShouldBe(1);
    }

    [Fact]
    public void Fragments_are_spread_or_inline_with_or_without_a_condition()
    {
        var document = Utf8GraphQLParser.Parse("{ ...F @a ... on T @b { x } ... @c { y } ... { on } } \"d\" fragment F on T @e { type }");
        var selections = ((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections;
        var spread = selections[0].ShouldBeOfType<FragmentSpreadNode>();
        spread.Name.Value.ShouldBe("F");
        spread.Directives.Length.ShouldBe(1);
        selections[1].ShouldBeOfType<InlineFragmentNode>().TypeCondition!.Name.Value.ShouldBe("T");
        selections[2].ShouldBeOfType<InlineFragmentNode>().Directives.Length.ShouldBe(1);
        selections[3].ShouldBeOfType<InlineFragmentNode>().TypeCondition.ShouldBeNull();
        var fragment = document.Definitions[1].ShouldBeOfType<FragmentDefinitionNode>();
        fragment.Description!.Value.ShouldBe("d");
        fragment.Name.Value.ShouldBe("F");
        fragment.TypeCondition.Name.Value.ShouldBe("T");
        fragment.Directives.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("$v", typeof(VariableNode))]
    [InlineData("12", typeof(IntValueNode))]
    [InlineData("-1.5e3", typeof(FloatValueNode))]
    [InlineData("\"s\"", typeof(StringValueNode))]
    [InlineData("true", typeof(BooleanValueNode))]
    [InlineData("false", typeof(BooleanValueNode))]
    [InlineData("null", typeof(NullValueNode))]
    [InlineData("RED", typeof(EnumValueNode))]
    [InlineData("[]", typeof(ListValueNode))]
    [InlineData("[1, [$v]]", typeof(ListValueNode))]
    [InlineData("{}", typeof(ObjectValueNode))]
    [InlineData("{ a: { b: [null] } }", typeof(ObjectValueNode))]
    public void Every_kind_of_value_is_read_and_written(string source, Type kind)
    {
        var value = Utf8GraphQLParser.Syntax.ParseValueLiteral(source, constant: false);
        value.ShouldBeOfType(kind);
        value.ToString().ShouldBe(source);
    }

    [Theory]
    [InlineData("T")]
    [InlineData("T!")]
    [InlineData("[T]")]
    [InlineData("[[T!]!]!")]
    public void Every_kind_of_type_is_read_and_written(string source) =>
        Utf8GraphQLParser.Syntax.ParseTypeReference(source).ToString().ShouldBe(source);

    [Fact]
    public void Keywords_are_names_where_names_are_expected()
    {
        Single<OperationDefinitionNode>(
            "query query($type: fragment) { mutation: on(null: subscription, true: $type) @fragment extend { input } }").ShouldNotBeNull();
    }

    [Fact]
    public void Nodes_know_where_they_begin_and_end()
    {
        const string Source = "query Q {\n  a: b(c: [1, 2]) @d {\n    ...F\n  }\n}";
        var operation = Single<OperationDefinitionNode>(Source);
        operation.Location.ShouldBe(new Location(0, Source.Length, 1, 1));
        var field = (FieldNode)operation.SelectionSet.Selections[0];
        field.Location.ShouldBe(new Location(12, Source.IndexOf("\n}", StringComparison.Ordinal), 2, 3));
        field.Name.Location.ShouldBe(new Location(15, 16, 2, 6));
        field.Arguments[0].Value.Location.ShouldBe(new Location(20, 26, 2, 11));
        field.Directives[0].Location.ShouldBe(new Location(28, 30, 2, 19));
        field.SelectionSet!.Selections[0].Location.ShouldBe(new Location(37, 41, 3, 5));
    }

    [Fact]
    public void A_name_is_one_string_in_its_document()
    {
        var names = new HashSet<string>(ReferenceEqualityComparer.Instance as IEqualityComparer<string>);
        var document = Utf8GraphQLParser.Parse($"{{ {string.Join(' ', Enumerable.Range(0, 400).Select(i => $"name{i % 100}"))} }}");
        foreach (var field in ((OperationDefinitionNode)document.Definitions[0]).SelectionSet.Selections.Cast<FieldNode>())
        {
            names.Add(field.Name.Value);
        }

        names.Count.ShouldBe(100);
    }

    private static T Single<T>(string source)
        where T : DefinitionNode => Utf8GraphQLParser.Parse(source).Definitions.ShouldHaveSingleItem().ShouldBeOfType<T>();
}

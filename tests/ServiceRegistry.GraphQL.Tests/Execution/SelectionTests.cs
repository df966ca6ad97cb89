using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>Sections 6.3.2 and 6.4.3: which fields are executed, in which order, on which type.</summary>
public class SelectionTests
{
    [Theory]
    [InlineData("{ b a }", """{"b":"b","a":"a"}""")]
    [InlineData("{ x: a a y: a }", """{"x":"a","a":"a","y":"a"}""")]
    [InlineData("{ a ...F b } fragment F on Query { c a }", """{"a":"a","c":"c","b":"b"}""")]
    [InlineData("{ ...F ...F } fragment F on Query { a ... { b } ... on Query { c } }", """{"a":"a","b":"b","c":"c"}""")]
    [InlineData("{ self { a } self { b self { c } } }", """{"self":{"a":"a","b":"b","self":{"c":"c"}}}""")]
    [InlineData("{ __typename t: __typename self { __typename } }", """{"__typename":"Query","t":"Query","self":{"__typename":"Query"}}""")]
    [InlineData("{ a @skip(if: true) b @include(if: false) c @skip(if: false) @include(if: true) }", """{"c":"c"}""")]
    [InlineData("{ a @skip(if: true) }", "{}")]
    public async Task Fields_come_in_the_order_first_met(string document, string data)
    {
        foreach (var waits in new[] { false, true })
        {
            (await Letters(waits).AnswerAsync(document)).ShouldBe($$"""{"data":{{data}}}""");
        }
    }

    [Fact]
    public async Task Many_names_are_merged_like_few()
    {
        var names = Enumerable.Range(0, 40).Select(i => $"x{i}").ToList();
        var document = $"{{ self {{ a }} {string.Join(' ', names.Select(name => $"{name}: a"))} self {{ b }} ...F x3: a self {{ c }} }} fragment F on Query {{ self {{ b }} x5: a }}";
        var data = $$$"""{"self":{"a":"a","b":"b","c":"c"},{{{string.Join(',', names.Select(name => $"\"{name}\":\"a\""))}}}}""";
        (await Letters(waits: false).AnswerAsync(document)).ShouldBe($$"""{"data":{{data}}}""");
    }

    [Theory]
    [InlineData(true, """{"a":"a","b":"b","self":{"a":"a","b":"b"}}""")]
    [InlineData(false, """{"b":"b","a":"a","self":{"b":"b"}}""")]
    public async Task Conditions_of_variables_decide_anew_for_each_request(bool on, string data)
    {
        const string Document = "query($on: Boolean!) { a @include(if: $on) b a self @include(if: $on) { a } self { b } }";
        var executor = new RequestExecutor(Letters(waits: false));

        // Once to compile, once from the cache.
        for (var i = 0; i < 2; i++)
        {
            (await executor.AnswerAsync(Define.Request(Document, $$"""{"on":{{(on ? "true" : "false")}}}""")))
                .ShouldBe($$"""{"data":{{data}}}""");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Abstract_types_take_the_fields_of_what_the_value_is(bool waits)
    {
        var named = new InterfaceType("Named", null, () => [new OutputField("name", null, Scalar.String, [])]);
        var dog = new ObjectType(
            "Dog", null, () => [Define.Either(waits, "name", Scalar.String, c => c.Parent<Dog>().Name), Define.Field("barks", Scalar.Boolean, _ => true)], () => [named])
        { RuntimeType = typeof(Dog) };
        var cat = new ObjectType(
            "Cat", null, () => [Define.Either(waits, "name", Scalar.String, c => c.Parent<Cat>().Name), Define.Field("lives", Scalar.Int, _ => 9)], () => [named])
        { RuntimeType = typeof(Cat) };
        var union = new UnionType("Pet", null, () => [dog, cat]);
        var schema = Define.Schema(
            Define.Object(
                "Query",
                Define.Field("pets", union.List(), _ => new object[] { new Dog("Rex"), new Puppy("Bo"), new Cat("Tom"), "neither" }),
                Define.Field("named", named.List(), _ => new object[] { new Cat("Tom"), new Dog("Rex") })));

        var answer = await schema.AnswerAsync(
            "{ pets { __typename ... on Dog { barks } ... on Cat { lives } ... on Named { name } } named { name ... on Cat { lives } } }");

        answer.ShouldContain("\"path\":[\"pets\",3]");
        answer.ShouldContain("EXEC_UNABLE_TO_RESOLVE_ABSTRACT_TYPE");
        answer.ShouldEndWith(
            """data":{"pets":[{"__typename":"Dog","barks":true,"name":"Rex"},{"__typename":"Dog","barks":true,"name":"Bo"},"""
            + """{"__typename":"Cat","lives":9,"name":"Tom"},null],"named":[{"name":"Tom","lives":9},{"name":"Rex"}]}}""");
    }

    [Fact]
    public async Task A_resolver_sees_what_is_selected_below_it()
    {
        var item = Define.Object("Item", Define.Field("a", Scalar.String, _ => "a"), Define.Field("b", Scalar.String, _ => "b"));
        var schema = Define.Query(
            Define.Field("item", item, c => new object()),
            Define.Field("list", item.List(), c => c.IsSelected("a") && !c.IsSelected("b") ? new object[1] : null));

        (await schema.AnswerAsync("query { list { x: a ... on Item { b @skip(if: true) } } other: list { a b } }"))
            .ShouldBe("""{"data":{"list":[null],"other":null}}""");
    }

    [Fact]
    public async Task Selections_nested_too_deep_by_fragments_are_refused()
    {
        var fragments = string.Concat(Enumerable.Range(0, 600).Select(i => $"fragment F{i} on Query {{ self {{ ...F{i + 1} }} }} "));

        var answer = await new RequestExecutor(
            Letters(waits: false), new RequestExecutorOptions { Parser = GraphQL.Language.ParserOptions.Trusted })
            .AnswerAsync(Define.Request($"{{ ...F0 }} {fragments} fragment F600 on Query {{ a }}"));

        answer.ShouldContain("DOCUMENT_LIMIT");
        answer.ShouldNotContain("\"data\"");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_deepest_selection_that_validation_allows_is_executed(bool waits)
    {
        const int Depth = GraphQL.Language.ParserOptions.DepthCeiling - 1;
        var document = string.Concat(Enumerable.Repeat("{ self ", Depth)) + "{ a }" + new string('}', Depth);
        var options = new RequestExecutorOptions
        {
            Parser = GraphQL.Language.ParserOptions.Trusted,
            Validation = new GraphQL.Validation.ValidationOptions { MaxDepth = GraphQL.Language.ParserOptions.DepthCeiling },
        };

        var answer = await new RequestExecutor(Letters(waits), options).AnswerAsync(Define.Request(document));

        answer.ShouldEndWith("{\"a\":\"a\"}" + new string('}', Depth + 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_resolver_sees_its_path(bool waits)
    {
        var item = Define.Object("Item", Define.Either(waits, "path", Scalar.String, c => string.Join('/', c.Path)));
        var schema = Define.Query(Define.Either(waits, "rows", item.List().List(), _ => new[] { new[] { 1 }, [2, 3] }));

        (await schema.AnswerAsync("{ rows { x: path } more: rows { path } }")).ShouldBe(
            """{"data":{"rows":[[{"x":"rows/0/0/x"}],[{"x":"rows/1/0/x"},{"x":"rows/1/1/x"}]],"""
            + "\"more\":[[{\"path\":\"more/0/0/path\"}],[{\"path\":\"more/1/0/path\"},{\"path\":\"more/1/1/path\"}]]}}");
    }

    [Fact]
    public async Task A_resolver_may_execute_a_request_itself()
    {
        var inner = new RequestExecutor(Letters(waits: false));
        var schema = Define.Query(
            Define.Field("a", Scalar.String, c => inner.AnswerAsync(Define.Request("{ self { b } }")).GetAwaiter().GetResult(), Define.Argument("x", Scalar.Int)),
            Define.Field("b", Scalar.String, c => string.Join('/', c.Path)));

        (await schema.AnswerAsync("{ a(x: 1) b }")).ShouldBe("""{"data":{"a":"{\"data\":{\"self\":{\"b\":\"b\"}}}","b":"b"}}""");
    }

    private static Schema Letters(bool waits)
    {
        ObjectType query = null!;
        query = new ObjectType(
            "Query",
            null,
            () =>
            [
                Define.Either(waits, "a", Scalar.String, _ => "a"),
                Define.Field("b", Scalar.String, _ => "b"),
                Define.Either(waits, "c", Scalar.String, _ => "c"),
                Define.Either(waits, "self", query, _ => new object()),
            ]);
        return Define.Schema(query);
    }

    private record Dog(string Name);

    private sealed record Puppy(string Name) : Dog(Name);

    private sealed record Cat(string Name);
}

using System.Text;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>Sections 3.10, 3.11, 6.1.2 and 6.4.1: arguments and variables become CLR values, or the request says why not.</summary>
public class VariableTests
{
    private static readonly EnumType Color = new("Color", null, [new("RED", null, ConsoleColor.Red), new("BLUE", null, ConsoleColor.Blue)], typeof(ConsoleColor));

    private static readonly InputObjectType Filter = new(
        "Filter",
        null,
        () =>
        [
            Define.Argument("name", Scalar.String),
            Define.Argument("limit", Scalar.Int.Required(), "10"),
            Define.Argument("colors", ((GraphQLType)Color).Required().List()) with { RuntimeType = typeof(IReadOnlyList<ConsoleColor>) },
            Define.Argument("and", Filter!.Required().List()),
        ],
        given => new FilterValue(
            given.Provided[0], (string?)given.Values[0], (int)given.Values[1]!, (IReadOnlyList<ConsoleColor>?)given.Values[2], (object?[]?)given.Values[3]));

    private static readonly InputObjectType Choice = new(
        "Choice",
        null,
        () => [Define.Argument("a", Scalar.Int), Define.Argument("b", Scalar.String)],
        given => given.Provided[0] ? $"a {given.Values[0]}" : $"b {given.Values[1]}",
        isOneOf: true);

    private static readonly Schema Schema = Define.Query(
        Echo("int", Define.Argument("v", Scalar.Int, "7")),
        Echo("required", Define.Argument("v", Scalar.Int.Required())),
        Echo("short", Define.Argument("v", Scalar.Int) with { RuntimeType = typeof(short?) }),
        Echo("ints", Define.Argument("v", Scalar.Int.List()) with { RuntimeType = typeof(List<int?>) }),
        Echo("matrix", Define.Argument("v", Scalar.Int.List().List()) with { RuntimeType = typeof(int[][]) }),
        Echo("color", Define.Argument("v", Color, "BLUE")),
        Echo("filter", Define.Argument("v", Filter)),
        Echo("choice", Define.Argument("v", Choice)),
        Echo("any", Define.Argument("v", Scalar.Any)),
        Echo("decoded", Define.Argument("v", Scalar.Id) with { Convert = id => id is "bad" ? throw new GraphQLException("no id", "BAD_ID") : $"<{id}>" }));

    [Theory]
    [InlineData("""{"v":[[1,2],[3]],"unknown":{"a":null}}""", 8, true)]
    [InlineData("""{"v":[[1,2],[3]],"unknown":{"a":null}}""", 7, false)]
    [InlineData("""{"v":[[]]}""", 2, true)]
    [InlineData("""{"v":[[]]}""", 1, false)]
    public async Task Variables_hold_as_many_values_as_are_allowed(string variables, int maximum, bool passes)
    {
        var executor = new RequestExecutor(Schema, new RequestExecutorOptions { MaxVariableValues = maximum });
        var request = Define.Request("query($v: [[Int]]) { matrix(v: $v) }") with { VariableBytes = Encoding.UTF8.GetBytes(variables) };

        var answer = await executor.AnswerAsync(request);

        answer.ShouldStartWith(passes
            ? "{\"data\":"
            : $"{{\"errors\":[{{\"message\":\"The variables have more than the {maximum} values that are allowed.\",\"extensions\":{{\"code\":\"DOCUMENT_LIMIT\"");
    }

    [Theory]
    [InlineData("{ int }", "Int32 7")]
    [InlineData("{ int(v: null) }", "null")]
    [InlineData("{ int(v: 3) }", "Int32 3")]
    [InlineData("{ short(v: 3) }", "Int16 3")]
    [InlineData("{ ints(v: [1, null]) }", "List`1 [Int32 1, null]")]
    [InlineData("{ ints(v: 1) }", "List`1 [Int32 1]")]
    [InlineData("{ matrix(v: [[1], [2, 3]]) }", "Int32[][] [Int32[] [Int32 1], Int32[] [Int32 2, Int32 3]]")]
    [InlineData("{ matrix(v: [1, 2]) }", "Int32[][] [Int32[] [Int32 1], Int32[] [Int32 2]]")]
    [InlineData("{ color }", "ConsoleColor Blue")]
    [InlineData("{ color(v: RED) }", "ConsoleColor Red")]
    [InlineData("{ filter(v: {}) }", "FilterValue False  10")]
    [InlineData("{ filter(v: {name: null, limit: 2, colors: RED}) }", "FilterValue True  2 Red")]
    [InlineData("{ filter(v: {and: {name: \"x\"}}) }", "FilterValue False  10 (True x 10)")]
    [InlineData("{ choice(v: {a: 1}) }", "String a 1")]
    [InlineData("{ any(v: {a: [1, X]}) }", "JsonElement {\"a\":[1,\"X\"]}")]
    [InlineData("{ decoded(v: 5) }", "String <5>")]
    public async Task Literals_become_values(string document, string expected) => (await EchoAsync(document)).ShouldBe(expected);

    [Theory]
    [InlineData("query($v: Int) { int(v: $v) }", "{}", "Int32 7")]
    [InlineData("query($v: Int) { int(v: $v) }", """{"v":null}""", "null")]
    [InlineData("query($v: Int = 4) { int(v: $v) }", "{}", "Int32 4")]
    [InlineData("query($v: Int = 4) { required(v: $v) }", """{"v":9,"unknown":1}""", "Int32 9")]
    [InlineData("query($v: [Int]) { ints(v: $v) }", """{"v":[1,null]}""", "List`1 [Int32 1, null]")]
    [InlineData("query($v: [Int]) { ints(v: $v) }", """{"v":1}""", "List`1 [Int32 1]")]
    [InlineData("query($v: Int) { ints(v: [1, $v]) }", "{}", "List`1 [Int32 1, null]")]
    [InlineData("query($v: Color) { color(v: $v) }", """{"v":"RED"}""", "ConsoleColor Red")]
    [InlineData("query($v: Filter) { filter(v: $v) }", """{"v":{"colors":["RED","BLUE"],"and":[{"limit":1}]}}""", "FilterValue False  10 Red Blue (False  1)")]
    [InlineData("query($n: String) { filter(v: {name: $n}) }", "{}", "FilterValue False  10")]
    [InlineData("query($n: String) { filter(v: {name: $n}) }", """{"n":"x"}""", "FilterValue True x 10")]
    [InlineData("query($n: Int!) { filter(v: {limit: $n}) }", """{"n":3}""", "FilterValue False  3")]
    [InlineData("query($v: Choice) { choice(v: $v) }", """{"v":{"b":"x"}}""", "String b x")]
    [InlineData("query($v: Any) { any(v: {x: [$v]}) }", """{"v":{"deep":[1,"t"]}}""", "JsonElement {\"x\":[{\"deep\":[1,\"t\"]}]}")]
    [InlineData("query($v: Any) { any(v: {x: $v, y: [$v]}) }", "{}", "JsonElement {\"y\":[null]}")]
    [InlineData("query($v: [Int], $w: ID = 5) { any(v: {x: $v, y: $w}) }", """{"v":1}""", "JsonElement {\"x\":[1],\"y\":\"5\"}")]
    [InlineData("query($v: Filter) { any(v: {x: $v}) }", """{"v":{"and":{}}}""", "JsonElement {\"x\":{\"limit\":10,\"and\":[{\"limit\":10}]}}")]
    [InlineData("query($v: ID) { decoded(v: $v) }", """{"v":"x"}""", "String <x>")]
    public async Task Variables_become_values(string document, string variables, string expected) =>
        (await EchoAsync(document, variables)).ShouldBe(expected);

    [Theory]
    [InlineData("query($v: Int!) { int(v: $v) }", "{}", "$v is refused", "HC0018", "v")]
    [InlineData("query($v: Int!) { int(v: $v) }", """{"v":null}""", "$v is refused", "HC0018", "v")]
    [InlineData("query($v: Int) { int(v: $v) }", """{"v":"1"}""", "Int cannot be \"1\"", "HC0016", "v")]
    [InlineData("query($v: [Int]) { ints(v: $v) }", """{"v":[1,true]}""", "$v[1]", "HC0016", "v[1]")]
    [InlineData("query($v: Color) { color(v: $v) }", """{"v":"GREEN"}""", "Color has no value GREEN", "HC0016", "v")]
    [InlineData("query($v: Filter) { filter(v: $v) }", """{"v":{"and":[{},{"limit":"x"}]}}""", "$v.and[1].limit", "HC0016", "v.and[1].limit")]
    [InlineData("query($v: Filter) { filter(v: $v) }", """{"v":{"limit":null}}""", "$v.limit", "HC0018", "v.limit")]
    [InlineData("query($v: Filter) { filter(v: $v) }", """{"v":{"nope":1}}""", "Filter has no field nope", "HC0016", "v")]
    [InlineData("query($v: Filter) { filter(v: $v) }", """{"v":[]}""", "an object is expected", "HC0016", "v")]
    [InlineData("query($v: Choice) { choice(v: $v) }", "{\"v\":{}}", "exactly one", "HC0054", "v")]
    [InlineData("query($v: Choice) { choice(v: $v) }", """{"v":{"a":1,"b":"x"}}""", "exactly one", "HC0055", "v")]
    [InlineData("query($v: Choice) { choice(v: $v) }", """{"v":{"a":null}}""", "must not be null", "HC0056", "v")]
    public async Task A_bad_variable_stops_the_request_and_is_named_with_its_path(
        string document, string variables, string message, string code, string path)
    {
        using var result = (OperationResult)await new RequestExecutor(Schema).ExecuteAsync(Define.Request(document, variables));

        result.IsRequestError.ShouldBeTrue();
        var error = result.Errors.ShouldHaveSingleItem();
        error.Message.ShouldContain(message);
        error.Code.ShouldBe(code);
        error.Extensions!["inputPath"].ShouldBe(path);
        error.Locations.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task All_bad_variables_are_told_at_once()
    {
        var answer = await Schema.AnswerAsync("query($a: Int!, $b: Int, $c: Int) { int(v: $a) x: int(v: $b) y: int(v: $c) }", """{"b":"x","c":1}""");

        answer.ShouldContain("$a");
        answer.ShouldContain("$b");
        answer.ShouldNotContain("$c");
    }

    [Theory]
    [InlineData("{ decoded(v: \"bad\") }", "{}", "BAD_ID")]
    [InlineData("query($v: ID) { decoded(v: $v) }", """{"v":"bad"}""", "BAD_ID")]
    [InlineData("query($v: Int = 1) { required(v: $v) }", """{"v":null}""", "HC0018")]
    [InlineData("{ short(v: 70000) }", "{}", "HC0002")]
    public async Task A_bad_argument_is_an_error_of_its_field(string document, string variables, string code)
    {
        var executor = new RequestExecutor(Schema);

        // The second time from the cache: what is wrong with a constant is told each time.
        for (var i = 0; i < 2; i++)
        {
            using var result = (OperationResult)await executor.ExecuteAsync(Define.Request(document, variables));

            result.IsRequestError.ShouldBeFalse();
            var error = result.Errors.ShouldHaveSingleItem();
            error.Code.ShouldBe(code);
            error.Path.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_value_nested_too_deep_is_refused()
    {
        var variables = string.Concat(Enumerable.Repeat("{\"and\":", 100)) + "{}" + new string('}', 100);

        (await Schema.AnswerAsync("query($v: Filter) { filter(v: $v) }", $"{{\"v\":{variables}}}"))
            .ShouldContain("nested deeper than");
    }

    [Fact]
    public async Task Whether_an_argument_was_given_can_be_told_from_null()
    {
        var schema = Define.Query(Define.Field(
            "given", Scalar.String, c => $"{c.IsArgumentProvided(0)} {c.IsArgumentProvided(1)}", Define.Argument("a", Scalar.Int), Define.Argument("b", Scalar.Int, "1")));

        (await schema.AnswerAsync("query($v: Int) { x: given y: given(a: null) z: given(a: $v) }"))
            .ShouldBe("""{"data":{"x":"False True","y":"True True","z":"False True"}}""");
    }

    [Theory]
    [InlineData("[RED]", true)]
    [InlineData("[{a: 1}]", false)]
    public async Task A_default_is_shared_unless_it_holds_an_input_object(string literal, bool isShared)
    {
        var seen = new List<object?>();
        GraphQLType items = literal.Contains('{', StringComparison.Ordinal) ? Choice : Color;
        var input = new InputObjectType("Input", null, () => [Define.Argument("items", items.List(), literal)], given => given.Values[0]!);
        var executor = new RequestExecutor(Define.Query(Define.Field(
            "keep",
            Scalar.Boolean,
            context =>
            {
                seen.Add(context.Argument(0));
                return true;
            },
            Define.Argument("v", input))));
        for (var i = 0; i < 2; i++)
        {
            await executor.AnswerAsync(Define.Request("query($v: Input) { keep(v: $v) }") with { VariableBytes = """{"v":{}}"""u8.ToArray() });
        }

        seen.Count.ShouldBe(2);
        ReferenceEquals(seen[0], seen[1]).ShouldBe(isShared);
    }

    [Fact]
    public async Task Arguments_below_a_list_are_those_of_their_own_request()
    {
        var coerced = 0;
        var argument = Define.Argument("n", Scalar.Int) with
        {
            Convert = value =>
            {
                coerced++;
                return value;
            },
        };
        var item = Define.Object("Item", Define.Field("n", Scalar.Int, c => c.Argument(0), argument));
        var executor = new RequestExecutor(Define.Query(Define.Field("items", item.List(), _ => new[] { "a", "b" })));
        var answers = new List<string>();
        for (var i = 1; i <= 3; i++)
        {
            answers.Add(await executor.AnswerAsync(Define.Request("query($n: Int) { items { n(n: $n) } }", $$$"""{"n":{{{i}}}}""")));
        }

        answers.ShouldBe([.. Enumerable.Range(1, 3).Select(i => $$$"""{"data":{"items":[{"n":{{{i}}}},{"n":{{{i}}}}]}}""")]);

        // Twice in the first request, which meets the items' type; once in each after it.
        coerced.ShouldBe(4);
    }

    private static OutputField Echo(string name, InputValue argument) =>
        Define.Field(name, Scalar.String, context => Describe(context.Argument(0)), argument);

    private static string Describe(object? value) => value switch
    {
        null => "null",
        FilterValue filter => $"FilterValue {filter}",
        string text => $"String {text}",
        System.Collections.IEnumerable items => $"{value.GetType().Name} [{string.Join(", ", items.Cast<object?>().Select(Describe))}]",
        _ => $"{value.GetType().Name} {value}",
    };

    private static async Task<string?> EchoAsync(string document, string? variables = null)
    {
        var answer = await Schema.AnswerAsync(document, variables);
        var data = System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("data");
        answer.ShouldNotContain("errors");
        return data.EnumerateObject().Single().Value.GetString();
    }

    private sealed record FilterValue(bool HasName, string? Name, int Limit, IReadOnlyList<ConsoleColor>? Colors, object?[]? And)
    {
        public override string ToString() => string.Join(
            ' ',
            [$"{HasName} {Name} {Limit}", .. (Colors ?? []).Select(c => c.ToString()), .. (And ?? []).Select(f => $"({f})")]);
    }
}

using System.Text.Json;
using ServiceRegistry.GraphQL.Tests.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Types.Introspection;

/// <summary>Chapter 4.</summary>
public class IntrospectionTests
{
    private const string Full = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) {
            name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    [Fact]
    public async Task The_whole_introspection_is_answered()
    {
        var data = await DataAsync(Example(), Full);

        var schema = data.GetProperty("__schema");
        schema.GetProperty("queryType").GetRawText().ShouldBe("""{"name":"Query","kind":"OBJECT"}""");
        schema.GetProperty("mutationType").ValueKind.ShouldBe(JsonValueKind.Null);
        schema.GetProperty("types").EnumerateArray().Select(t => t.GetProperty("name").GetString()).Order(StringComparer.Ordinal).ShouldBe(
        [
            "Boolean", "Choice", "Float", "ID", "Int", "Kind", "Named", "Pet", "Query", "String", "Thing", "URI",
            "__Directive", "__DirectiveLocation", "__EnumValue", "__Field", "__InputValue", "__Schema", "__Type", "__TypeKind",
        ]);
        schema.GetProperty("directives").EnumerateArray().Select(d => d.GetProperty("name").GetString())
            .ShouldBe(["skip", "include", "deprecated", "specifiedBy", "oneOf"]);
        schema.GetProperty("directives")[2].GetRawText().ShouldContain(
            """isRepeatable":false,"locations":["FIELD_DEFINITION","ARGUMENT_DEFINITION","INPUT_FIELD_DEFINITION","ENUM_VALUE"]""");
        schema.GetProperty("directives")[2].GetProperty("args")[0].GetProperty("defaultValue").GetString().ShouldBe("\"No longer supported\"");
    }

    [Theory]
    [InlineData("__Schema", "description types queryType mutationType subscriptionType directives")]
    [InlineData("__Type", "kind name description specifiedByURL fields interfaces possibleTypes enumValues inputFields ofType isOneOf")]
    [InlineData("__Field", "name description args type isDeprecated deprecationReason")]
    [InlineData("__InputValue", "name description type defaultValue isDeprecated deprecationReason")]
    [InlineData("__EnumValue", "name description isDeprecated deprecationReason")]
    [InlineData("__Directive", "name description isRepeatable locations args")]
    public async Task The_types_of_introspection_can_be_introspected(string type, string fields)
    {
        var data = await DataAsync(Example(), $$"""{ __type(name: "{{type}}") { fields { name args { name defaultValue type { kind ofType { name } } } } } }""");

        var found = data.GetProperty("__type").GetProperty("fields").EnumerateArray().ToList();
        string.Join(' ', found.Select(f => f.GetProperty("name").GetString())).ShouldBe(fields);
        foreach (var argument in found.SelectMany(f => f.GetProperty("args").EnumerateArray()))
        {
            argument.GetRawText().ShouldBe("""{"name":"includeDeprecated","defaultValue":"false","type":{"kind":"NON_NULL","ofType":{"name":"Boolean"}}}""");
        }
    }

    [Theory]
    [InlineData("kind specifiedByURL fields { name }", "URI", """{"kind":"SCALAR","specifiedByURL":"https://scalars.graphql.org/chillicream/uri.html","fields":null}""")]
    [InlineData("specifiedByURL isOneOf", "Int", """{"specifiedByURL":null,"isOneOf":null}""")]
    [InlineData("kind isOneOf inputFields { name }", "Choice", """{"kind":"INPUT_OBJECT","isOneOf":true,"inputFields":[{"name":"a"}]}""")]
    [InlineData("inputFields(includeDeprecated: true) { name isDeprecated deprecationReason }", "Choice",
        """{"inputFields":[{"name":"a","isDeprecated":false,"deprecationReason":null},{"name":"b","isDeprecated":true,"deprecationReason":"old"}]}""")]
    [InlineData("enumValues { name }", "Kind", """{"enumValues":[{"name":"NEW"}]}""")]
    [InlineData("enumValues(includeDeprecated: true) { name isDeprecated }", "Kind",
        """{"enumValues":[{"name":"NEW","isDeprecated":false},{"name":"OLD","isDeprecated":true}]}""")]
    [InlineData("kind possibleTypes { name }", "Named", """{"kind":"INTERFACE","possibleTypes":[{"name":"Thing"}]}""")]
    [InlineData("kind possibleTypes { name } interfaces { name }", "Pet", """{"kind":"UNION","possibleTypes":[{"name":"Thing"}],"interfaces":null}""")]
    [InlineData("interfaces { name } possibleTypes { name } fields { name }", "Thing", """{"interfaces":[{"name":"Named"}],"possibleTypes":null,"fields":[{"name":"name"}]}""")]
    [InlineData("fields(includeDeprecated: true) { name isDeprecated }", "Thing",
        """{"fields":[{"name":"name","isDeprecated":false},{"name":"old","isDeprecated":true}]}""")]
    [InlineData("description", "Thing", """{"description":"A thing."}""")]
    public async Task A_type_tells_what_it_is(string selection, string type, string expected)
    {
        var data = await DataAsync(Example(), $"query($n: String!) {{ __type(name: $n) {{ {selection} }} }}", $$"""{"n":"{{type}}"}""");

        data.GetProperty("__type").GetRawText().ShouldBe(expected);
    }

    [Fact]
    public async Task A_type_that_is_not_there_is_null() =>
        (await DataAsync(Example(), "{ __type(name: \"Nothing\") { name } }")).GetRawText().ShouldBe("""{"__type":null}""");

    private static async Task<JsonElement> DataAsync(Schema schema, string document, string? variables = null)
    {
        var answer = JsonDocument.Parse(await schema.AnswerAsync(document, variables)).RootElement;
        answer.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return answer.GetProperty("data");
    }

    private static Schema Example()
    {
        var named = new InterfaceType("Named", null, () => [Define.Field("name", Scalar.String, _ => null)]);
        var thing = new ObjectType(
            "Thing",
            "A thing.",
            () => [Define.Field("name", Scalar.String, _ => null), Define.Field("old", Scalar.Uri, _ => null) with { DeprecationReason = "old" }],
            () => [named]);
        var kind = new EnumType("Kind", null, [new("NEW", null, 1), new("OLD", null, 2, "old")], typeof(int));
        var choice = new InputObjectType(
            "Choice",
            null,
            () => [Define.Argument("a", Scalar.Int), Define.Argument("b", Scalar.String) with { DeprecationReason = "old" }],
            given => given,
            isOneOf: true);
        return Define.Query(
            Define.Field("pet", new UnionType("Pet", null, () => [thing]), _ => null, Define.Argument("kind", kind, "NEW"), Define.Argument("choice", choice)));
    }
}

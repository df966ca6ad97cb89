using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Tests.Validation;

public sealed class IntrospectionNestingTests : ValidationTest
{
    private const string Standard =
        """
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
          kind
          name
          description
          specifiedByURL
          isOneOf
          fields(includeDeprecated: true) {
            name
            description
            args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef }
            isDeprecated
            deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef }
        }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type {
          kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    [Fact]
    public void The_standard_queries_pass()
    {
        Validate(Standard, parserOptions: GraphQL.Language.ParserOptions.Default).Select(Shown).ShouldBe([]);
    }

    [Theory]
    [InlineData("fields", "{ __schema { types { fields { type { fields { name } } } } } }")]
    [InlineData("interfaces", "{ __type(name: \"Dog\") { interfaces { fields { name } interfaces { name } } } }")]
    [InlineData("possibleTypes", "{ __type(name: \"Pet\") { possibleTypes { ofType { possibleTypes { name } } } } }")]
    [InlineData("inputFields", "{ __type(name: \"DogInput\") { inputFields { type { inputFields { name } } } } }")]
    [InlineData("fields", "{ __type(name: \"Dog\") { fields { type { ...F } } } } fragment F on __Type { ofType { ...G } } fragment G on __Type { fields { name } }")]
    public void A_list_goes_once_on_a_way(string field, string document)
    {
        var error = Exceeds("introspectionDepth", document);
        error.Message.ShouldContain($"`{field}`");
        error.Extensions!["maximum"].ShouldBe(1);
        Validate(document, new ValidationOptions { MaxIntrospectionLists = 2 }).Select(Shown).ShouldBe([]);
    }

    [Fact]
    public void OfType_goes_sixteen_times()
    {
        var document = (int count) => $"{{ __type(name: \"Dog\") {{ {Repeat("ofType { ", count)} name {Repeat("}", count)} }} }}";
        Validate(document(16)).ShouldBeEmpty();
        Exceeds("introspectionDepth", document(17)).Extensions!["maximum"].ShouldBe(16);
    }

    [Fact]
    public void Ways_beside_each_other_do_not_add_up() =>
        Validate("{ a: __type(name: \"Dog\") { fields { name } interfaces { name } } b: __type(name: \"Cat\") { fields { name } } }").ShouldBeEmpty();

    [Fact]
    public void Fields_of_these_names_elsewhere_are_free()
    {
        var schema = SchemaFromSdl.Build("type Query { fields: Query ofType: Query }");
        var document = GraphQL.Language.Utf8GraphQLParser.Parse("{ fields { fields { fields { __typename } } } }");
        DocumentValidator.Validate(schema, document).ShouldBeEmpty();
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}

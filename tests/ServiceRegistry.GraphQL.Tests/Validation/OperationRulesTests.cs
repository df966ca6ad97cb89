namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Sections 5.1 and 5.2.</summary>
public sealed class OperationRulesTests : ValidationTest
{
    [Fact]
    public void A_document_to_execute_defines_no_types() => Invalid(
        "{ dog { name } } type Color { red: Int } extend type Dog { color: Color }",
        "A document containing TypeSystemDefinition is invalid for execution. (1:18)",
        "A document containing TypeSystemDefinition is invalid for execution. (1:42)");

    [Fact]
    public void An_operation_needs_its_root_type()
    {
        var schema = SchemaFromSdl.Build("type Query { a: Int }");
        var document = GraphQL.Language.Utf8GraphQLParser.Parse("mutation { a } subscription S { a }");
        ServiceRegistry.GraphQL.Validation.DocumentValidator.Validate(schema, document).Select(Shown).ShouldBe(
        [
            "The operation type `mutation` is not supported by the current schema. (1:1)",
            "An anonymous operation must be the only operation of its document. (1:1)",
            "The operation type `subscription` is not supported by the current schema. (1:16)",
        ]);
    }

    [Theory]
    [InlineData("query getDogName { dog { name } } query getOwnerName { dog { owner { name } } }")]
    [InlineData("query A { dog { name } } fragment B on Dog { name } mutation B { addPet(pet: { nickname: \"x\" }) { ...B } }")]
    public void Operations_have_different_names(string document) => Valid(document.Replace("{ ...B }", "{ ... on Dog { ...B } }", StringComparison.Ordinal));

    [Fact]
    public void Two_operations_of_one_name_are_refused_even_of_different_kinds() => Invalid(
        "query same { dog { name } }\nmutation same { addPet(pet: { nickname: \"x\" }) { name } }",
        "The operation name `same` is not unique. (1:7, 2:10)");

    [Fact]
    public void An_anonymous_operation_is_alone()
    {
        Valid("{ dog { name } }");
        Invalid(
            "{ dog { name } } query getName { dog { name } } { dog { name } }",
            "An anonymous operation must be the only operation of its document. (1:1)",
            "An anonymous operation must be the only operation of its document. (1:49)");
    }

    [Theory]
    [InlineData("subscription sub { newMessage { body sender } }")]
    [InlineData("subscription sub { ...F } fragment F on Subscription { newMessage { body } }")]
    [InlineData("subscription sub { newMessage { body } newMessage { sender } }")]
    [InlineData("subscription sub { newMessage { __typename body @skip(if: true) } }")]
    public void A_subscription_has_one_root_field(string document) => Valid(document);

    [Theory]
    [InlineData("subscription sub { newMessage { body } messages { body } }", "Subscription operations must have exactly one root field. (1:1, 1:40)")]
    [InlineData("subscription { a: newMessage { body } b: newMessage { body } }", "Subscription operations must have exactly one root field. (1:1, 1:39)")]
    [InlineData(
        "subscription sub { ...F } fragment F on Subscription { newMessage { body } ... { messages { body } } }",
        "Subscription operations must have exactly one root field. (1:1, 1:82)")]
    [InlineData("subscription sub { __typename }", "Subscription must not select an introspection top level field. (1:20)")]
    [InlineData("subscription sub { a: __typename }", "Subscription must not select an introspection top level field. (1:20)")]
    [InlineData(
        "subscription sub { newMessage @skip(if: true) { body } }",
        "The skip and include directives are not allowed on the root fields of a subscription. (1:31)")]
    [InlineData(
        "subscription sub { ... @include(if: true) { newMessage { body } } }",
        "The skip and include directives are not allowed on the root fields of a subscription. (1:24)")]
    [InlineData(
        "subscription sub { ...F @include(if: true) } fragment F on Subscription { newMessage { body } }",
        "The skip and include directives are not allowed on the root fields of a subscription. (1:25)")]
    public void A_subscription_with_more_or_less_certain_root_fields_is_refused(string document, string error) => Invalid(document, error);
}

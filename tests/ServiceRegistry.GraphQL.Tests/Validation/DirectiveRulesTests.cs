namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Section 5.7.</summary>
public sealed class DirectiveRulesTests : ValidationTest
{
    [Theory]
    [InlineData("query Q($a: ID @onVariable) @onQuery { human(id: $a) @onField { ...F @onSpread ... @onInline { name } } } fragment F on Human @onFragment { name }")]
    [InlineData("mutation @onMutation { addPet(pet: { nickname: \"x\" }) { name } }")]
    [InlineData("subscription @onSubscription { newMessage { body } }")]
    [InlineData("{ dog { name @many @many(level: 1) @skip(if: false) @include(if: true) } }")]
    [InlineData("{ dog { name @skip(if: true) nickname @skip(if: true) } }")]
    public void Directives_may_stand_where_they_are_defined_for(string document) => Valid(document);

    [Fact]
    public void An_unknown_directive_is_refused_in_hot_chocolates_words() => Invalid(
        "query @aaa@aaa { __typename }",
        "The specified directive `aaa` is not supported by the current schema. (1:7)",
        "The specified directive `aaa` is not supported by the current schema. (1:11)");

    [Theory]
    [InlineData("query @skip(if: true) { dog { name } }", "The specified directive `skip` is not valid at the current location, QUERY. (1:7)")]
    [InlineData("mutation @onField { addPet(pet: { nickname: \"x\" }) { name } }",
        "The specified directive `onField` is not valid at the current location, MUTATION. (1:10)")]
    [InlineData("subscription @onField { newMessage { body } }",
        "The specified directive `onField` is not valid at the current location, SUBSCRIPTION. (1:14)")]
    [InlineData("{ dog @onQuery { name } }", "The specified directive `onQuery` is not valid at the current location, FIELD. (1:7)")]
    [InlineData("{ dog { ... @onField { name } } }", "The specified directive `onField` is not valid at the current location, INLINE_FRAGMENT. (1:13)")]
    [InlineData("{ dog { ...F @onField } } fragment F on Dog { name }",
        "The specified directive `onField` is not valid at the current location, FRAGMENT_SPREAD. (1:14)")]
    [InlineData("{ dog { ...F } } fragment F on Dog @onField { name }",
        "The specified directive `onField` is not valid at the current location, FRAGMENT_DEFINITION. (1:36)")]
    [InlineData("query($a: ID @onField) { human(id: $a) { name } }",
        "The specified directive `onField` is not valid at the current location, VARIABLE_DEFINITION. (1:14)")]
    [InlineData("{ dog { name @deprecated } }", "The specified directive `deprecated` is not valid at the current location, FIELD. (1:14)")]
    [InlineData("{ dog { name @onField @onField } }", "The directive `onField` is allowed only once at a location. (1:14, 1:23)")]
    [InlineData("{ dog { ... @skip(if: true) @skip(if: false) { name } } }",
        "The directive `skip` is allowed only once at a location. (1:13, 1:29)")]
    public void Directives_in_the_wrong_place_or_number_are_refused(string document, string error) => Invalid(document, error);
}

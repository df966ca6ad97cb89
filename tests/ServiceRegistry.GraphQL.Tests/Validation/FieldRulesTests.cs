namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Sections 5.3 and 5.4, but for merging.</summary>
public sealed class FieldRulesTests : ValidationTest
{
    [Theory]
    [InlineData("{ pet { name __typename } catOrDog { __typename ... on Pet { name } } }")]
    [InlineData("{ __schema { types { name } } __type(name: \"Dog\") { fields(includeDeprecated: true) { name } } __typename }")]
    [InlineData("mutation { __typename addPet(pet: { nickname: \"x\" }) { __typename } }")]
    public void Fields_exist_on_the_type_selected_from(string document) => Valid(document);

    [Theory]
    [InlineData("{ dog { meowVolume } }", "The field `meowVolume` does not exist on the type `Dog`. Did you mean `barkVolume`? (1:9)")]
    [InlineData("{ dog { barkVolum } }", "The field `barkVolum` does not exist on the type `Dog`. Did you mean `barkVolume`? (1:9)")]
    [InlineData("{ dog { zzz { deeper } } }", "The field `zzz` does not exist on the type `Dog`. (1:9)")]
    [InlineData(
        "{ pet { nickname } }",
        "The field `nickname` does not exist on the type `Pet`. Did you mean to use an inline fragment on `Cat` or `Dog`? (1:9)")]
    [InlineData(
        "{ catOrDog { name } }",
        "The field `name` does not exist on the type `CatOrDog`. Did you mean to use an inline fragment on `Cat` or `Dog`? (1:14)")]
    [InlineData("{ dog { __schema { description } } }", "The field `__schema` does not exist on the type `Dog`. (1:9)")]
    [InlineData("mutation { __type(name: \"a\") { name } }", "The field `__type` does not exist on the type `Mutation`. (1:12)")]
    public void Unknown_fields_are_refused_with_the_nearest(string document, string error) => Invalid(document, error);

    [Fact]
    public void Nothing_is_suggested_where_introspection_is_off()
    {
        var options = new GraphQL.Validation.ValidationOptions { AllowIntrospection = false };
        Validate("{ dog { barkVolum } pet { nickname } }", options).Select(e => e.Message).ShouldBe(
        [
            "The field `barkVolum` does not exist on the type `Dog`.",
            "The field `nickname` does not exist on the type `Pet`.",
        ]);
    }

    [Fact]
    public void Introspection_is_refused_where_it_is_off()
    {
        var options = new GraphQL.Validation.ValidationOptions { AllowIntrospection = false };
        var errors = Validate("{ __typename __schema { description } ...F } fragment F on Query { t: __type(name: \"a\") { name } }", options);
        errors.Select(e => e.Code).ShouldBe(["HC0046", "HC0046"]);
        errors[0].Message.ShouldBe("Introspection is not allowed for the current request.");
        errors[0].Extensions!["field"].ShouldBe("__schema");
        Validate("{ __schema { description } }").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{ dog { name { chars } } }", "`name` returns a scalar value, `String!`: it must not have a selection of subfields. (1:14)")]
    [InlineData("{ human { pets } }", "`pets` is of type `[Pet!]`: it must have a selection of subfields. (1:11)")]
    [InlineData("{ catOrDog }", "`catOrDog` is of type `CatOrDog`: it must have a selection of subfields. (1:3)")]
    [InlineData("{ __schema }", "`__schema` is of type `__Schema!`: it must have a selection of subfields. (1:3)")]
    [InlineData("{ __typename { a } }", "`__typename` returns a scalar value, `String!`: it must not have a selection of subfields. (1:14)")]
    public void Leaves_alone_have_no_selections(string document, string error) => Invalid(document, error);

    [Theory]
    [InlineData("{ arguments { multipleRequirements(y: 2, x: 1) } }")]
    [InlineData("{ dog { isHouseTrained(atOtherHomes: true) isAlso: isHouseTrained @include(if: true) } }")]
    [InlineData("{ arguments { optionalNonNullBooleanArgField } }")]
    public void Arguments_are_known_and_complete(string document) => Valid(document);

    [Theory]
    [InlineData(
        "{ dog { doesKnowCommand(dogComand: SIT, dogCommand: SIT) } }",
        "The argument `dogComand` does not exist on `Dog.doesKnowCommand`. Did you mean `dogCommand`? (1:25)")]
    [InlineData(
        "{ dog { isHouseTrained(atOtherHomes: true) @include(unless: false, if: true) } }",
        "The argument `unless` does not exist on `@include`. (1:53)")]
    [InlineData("{ dog(a: 1) { name } }", "The argument `a` does not exist on `Query.dog`. (1:7)")]
    [InlineData("{ human(id: 1, id: 2) { name } }", "There can be only one argument named `id`. (1:9, 1:16)")]
    [InlineData("{ dog { name @skip(if: true, if: false) } }", "There can be only one argument named `if`. (1:20, 1:30)")]
    [InlineData(
        "{ arguments { multipleRequirements(x: 1) } }",
        "The argument `y` of type `Int!` is required on `Arguments.multipleRequirements`. (1:15)")]
    [InlineData("{ dog { name @needs } }", "The argument `what` of type `String!` is required on `@needs`. (1:14)")]
    [InlineData("{ dog { name @skip } }", "The argument `if` of type `Boolean!` is required on `@skip`. (1:14)")]
    [InlineData(
        "{ arguments { nonNullBooleanArgField(nonNullBooleanArg: null) } }", "Expected a value of type `Boolean!`, found null. (1:57)")]
    public void Arguments_that_are_unknown_doubled_or_missing_are_refused(string document, string error) => Invalid(document, error);
}

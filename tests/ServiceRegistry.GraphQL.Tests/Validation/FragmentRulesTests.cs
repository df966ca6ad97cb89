namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Section 5.5.</summary>
public sealed class FragmentRulesTests : ValidationTest
{
    [Theory]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { owner { name } }")]
    [InlineData("{ dog { ... on Dog { name } ... @include(if: true) { name } } }")]
    [InlineData("{ dog { ...A } } fragment A on Pet { ...B } fragment B on Sentient { name }")]
    [InlineData("{ pet { ... on Dog { barkVolume } ... on CatOrDog { __typename } ... on Sentient { name } } }")]
    [InlineData("{ dog { ... on Pet { name } ... on CatOrDog { ... on Cat { meowVolume } } } }")]
    [InlineData("query A { dog { ...F } } query B { dog { ...F } } fragment F on Dog { name }")]
    public void Fragments_that_can_apply_are_fine(string document) => Valid(document);

    [Theory]
    [InlineData(
        "{ dog { ...F } } fragment F on Dog { name } fragment F on Dog { nickname }",
        "There are multiple fragments with the name `F`. (1:27, 1:54)")]
    [InlineData("{ dog { ...F } } fragment F on Dgo { name }", "Unknown type `Dgo`. Did you mean `Dog`? (1:32)")]
    [InlineData("{ dog { ... on NotInSchema { name } } }", "Unknown type `NotInSchema`. (1:16)")]
    [InlineData("{ dog { ...F } } fragment F on Int { something }", "A fragment cannot apply to `Int`: it is no object, interface or union. (1:32)")]
    [InlineData(
        "{ dog { ... on DogInput { name } } }", "A fragment cannot apply to `DogInput`: it is no object, interface or union. (1:16)")]
    [InlineData(
        "{ dog { name } } fragment F on Dog { name }", "The specified fragment `F` is not used within the current document. (1:18)")]
    [InlineData("{ dog { ...undefined } }", "The specified fragment `undefined` does not exist. (1:9)")]
    [InlineData(
        "{ dog { ... on Cat { meowVolume } } }",
        "The inline fragment cannot be spread here: an object of type `Dog` can never be of type `Cat`. (1:9)")]
    [InlineData(
        "{ dog { ...F } } fragment F on HumanOrAlien { __typename }",
        "The fragment `F` cannot be spread here: an object of type `Dog` can never be of type `HumanOrAlien`. (1:9)")]
    [InlineData(
        "{ catOrDog { ... on HumanOrAlien { __typename } } }",
        "The inline fragment cannot be spread here: an object of type `CatOrDog` can never be of type `HumanOrAlien`. (1:14)")]
    [InlineData(
        "{ pet { ... on HumanOrAlien { __typename } } }",
        "The inline fragment cannot be spread here: an object of type `Pet` can never be of type `HumanOrAlien`. (1:9)")]
    public void Fragments_that_cannot_apply_are_refused(string document, string error) => Invalid(document, error);

    [Fact]
    public void Fragments_used_by_unused_fragments_alone_are_not_used() => Invalid(
        "{ dog { name } } fragment A on Dog { ...B } fragment B on Dog { name }",
        "The specified fragment `A` is not used within the current document. (1:18)",
        "The specified fragment `B` is not used within the current document. (1:45)");

    [Theory]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { ...A }",
        "The graph of fragment spreads must not form any cycles: `A` spreads itself. (1:38)")]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { owner { pets { ...A } } }",
        "The graph of fragment spreads must not form any cycles: `A` spreads itself through `B`. (1:38, 1:80)")]
    [InlineData(
        "{ dog { ...A } } fragment A on Dog { name ...B } fragment B on Dog { name ...C } fragment C on Dog { ...B }",
        "The graph of fragment spreads must not form any cycles: `B` spreads itself through `C`. (1:75, 1:102)")]
    public void Cycles_are_refused_once(string document, string error) => Invalid(document, error);

    [Fact]
    public void Every_cycle_is_found() => Invalid(
        "{ dog { ...A ...C } } fragment A on Dog { ...B ...A } fragment B on Dog { ...A } fragment C on Dog { ...C }",
        "The graph of fragment spreads must not form any cycles: `A` spreads itself through `B`. (1:43, 1:75)",
        "The graph of fragment spreads must not form any cycles: `A` spreads itself. (1:48)",
        "The graph of fragment spreads must not form any cycles: `C` spreads itself. (1:102)");
}

namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Section 5.3.2.</summary>
public sealed class FieldMergingTests : ValidationTest
{
    private const string Advice = "Use different aliases on the fields to fetch both if this was intentional.";

    [Theory]
    [InlineData("{ dog { name name otherName: name } }")]
    [InlineData("{ dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: SIT) } }")]
    [InlineData("query($c: DogCommand!) { dog { doesKnowCommand(dogCommand: $c) doesKnowCommand(dogCommand: $c) } }")]
    [InlineData("{ findDog(searchBy: { name: \"a\", owner: \"b\" }) { name } findDog(searchBy: { owner: \"b\", name: \"a\" }) { name } }")]
    [InlineData("{ arguments { multipleRequirements(x: 1, y: 2) multipleRequirements(y: 2, x: 1) } }")]
    [InlineData("{ pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meowVolume } } }")]
    [InlineData("{ pet { ... on Dog { doesKnowCommand(dogCommand: SIT) } ... on Cat { doesKnowCommand(catCommand: JUMP) } } }")]
    [InlineData("{ dog { ...A ...B } } fragment A on Dog { name owner { name } } fragment B on Dog { name owner { n: name } }")]
    [InlineData("{ dog { name @include(if: true) name @skip(if: true) } }")]
    [InlineData("{ pet { ... on Dog { owner { name } } ... on Cat { owner { name } } } }")]
    [InlineData("{ pet { ... on Dog { mother { v: barkVolume } } ... on Cat { mother { v: meowVolume } } } }")]
    [InlineData("{ dog { ...F ...F } self { dog { ...F } } } fragment F on Dog { owner { name } }")]
    public void What_means_the_same_is_merged(string document) => Valid(document);

    [Theory]
    [InlineData("{ dog { name: nickname name } }", "Fields `name` conflict because `nickname` and `name` are different fields. ", "(1:9, 1:24)")]
    [InlineData(
        "{ dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: HEEL) } }",
        "Fields `doesKnowCommand` conflict because they have differing arguments. ",
        "(1:9, 1:42)")]
    [InlineData(
        "query($c: DogCommand!) { dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: $c) } }",
        "Fields `doesKnowCommand` conflict because they have differing arguments. ",
        "(1:32, 1:65)")]
    [InlineData(
        "{ dog { isHouseTrained(atOtherHomes: true) isHouseTrained } }",
        "Fields `isHouseTrained` conflict because they have differing arguments. ",
        "(1:9, 1:44)")]
    [InlineData(
        "{ pet { ... on Dog { x: barkVolume } ... on Cat { x: nickname } } }",
        "Fields `x` conflict because they return conflicting types `Int` and `String`. ",
        "(1:22, 1:51)")]
    [InlineData(
        "{ pet { ... on Dog { tags } ... on Cat { tags } } }",
        "Fields `tags` conflict because they return conflicting types `[String]` and `[String!]`. ",
        "(1:22, 1:42)")]
    [InlineData(
        "{ pet { ... on Dog { x: name } ... on Cat { x: nickname } } }",
        "Fields `x` conflict because they return conflicting types `String!` and `String`. ",
        "(1:22, 1:45)")]
    [InlineData(
        "{ pet { ... on Dog { x: owner { name } } ... on Cat { x: nickname } } }",
        "Fields `x` conflict because they return conflicting types `Human` and `String`. ",
        "(1:22, 1:55)")]
    [InlineData(
        "{ pet { ... on Dog { mother { v: barkVolume } } ... on Cat { mother { v: barkVolume } } } }",
        "Fields `v` conflict because they return conflicting types `Int` and `String`. ",
        "(1:31, 1:71)")]
    [InlineData(
        "{ dog { owner { x: name } } dog { owner { x: name y: name } ...F } } fragment F on Dog { owner { y: relatives { name } } }",
        "Fields `y` conflict because `name` and `relatives` are different fields. ",
        "(1:51, 1:98)")]
    [InlineData(
        "{ sentient { ... on Pet { n: name } ... on Dog { n: nickname } } }",
        "Fields `n` conflict because `name` and `nickname` are different fields. ",
        "(1:27, 1:50)")]
    [InlineData(
        "{ findDog(searchBy: { name: \"a\" }) { name } findDog(searchBy: { name: \"b\" }) { name } }",
        "Fields `findDog` conflict because they have differing arguments. ",
        "(1:3, 1:45)")]
    public void What_differs_is_refused_once_and_at_both_places(string document, string message, string places) =>
        Invalid(document, $"{message}{Advice} {places}");

    [Fact]
    public void Fields_that_are_unknown_are_compared_by_name_alone() => Invalid(
        "{ dog { x: zzz x: yyy } }",
        "The field `zzz` does not exist on the type `Dog`. (1:9)",
        "The field `yyy` does not exist on the type `Dog`. (1:16)",
        $"Fields `x` conflict because `zzz` and `yyy` are different fields. {Advice} (1:9, 1:16)");

    [Fact]
    public void Every_conflict_of_a_document_is_found() => Invalid(
        "query A { dog { x: name x: nickname } } query B { cat { x: name x: nickname x: meowVolume } }",
        $"Fields `x` conflict because `name` and `nickname` are different fields. {Advice} (1:17, 1:25)",
        $"Fields `x` conflict because `name` and `nickname` are different fields. {Advice} (1:57, 1:65)");
}

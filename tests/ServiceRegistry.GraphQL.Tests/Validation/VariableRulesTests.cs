namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Section 5.8.</summary>
public sealed class VariableRulesTests : ValidationTest
{
    [Theory]
    [InlineData("query($a: Boolean, $b: Boolean) { dog { isHouseTrained(atOtherHomes: $a) other: isHouseTrained(atOtherHomes: $b) } }")]
    [InlineData("query A($a: Boolean) { dog { ...F } } query B($a: Boolean) { dog { ...F } } fragment F on Dog { isHouseTrained(atOtherHomes: $a) }")]
    [InlineData("query($a: Boolean!) { dog { ...F } } fragment F on Dog { ...G } fragment G on Dog { name @skip(if: $a) }")]
    [InlineData("query($a: Boolean!) { arguments { booleanArgField(booleanArg: $a) } }")]
    [InlineData("query($a: Boolean = true) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }")]
    [InlineData("query($a: Boolean) { arguments { optionalNonNullBooleanArgField(optionalBooleanArg: $a) } }")]
    [InlineData("query($a: [Boolean!]!) { arguments { booleanListArgField(booleanListArg: $a) nonNullBooleanListField(nonNullBooleanListArg: $a) } }")]
    [InlineData("query($a: Boolean!) { arguments { booleanListArgField(booleanListArg: [$a]) } }")]
    [InlineData("query($a: Int) { arguments { inputArgField(dog: { name: \"a\", barkVolume: $a }) } }")]
    [InlineData("query($a: [[Int!]]) { arguments { matrixArgField(matrix: $a) } }")]
    [InlineData("mutation($a: String!) { addPet(pet: { nickname: $a }) { name } }")]
    [InlineData("mutation($a: String = \"x\") { addPet(pet: { nickname: $a }) { name } }")]
    [InlineData("mutation($a: PetInput!, $b: CatInput!) { addPet(pet: $a) { name } b: addPet(pet: { cat: $b }) { name } }")]
    public void Variables_that_fit_are_fine(string document) => Valid(document);

    [Fact]
    public void Many_variables_are_looked_at_like_few()
    {
        var all = Enumerable.Range(0, 30).ToList();
        var defined = string.Join(' ', all.Select(i => $"$v{i}: {(i == 7 ? "Int" : "ID")}"));
        var used = string.Join(' ', all.Where(i => i != 20).Select(i => $"a{i}: human(id: $v{i}) {{ name }}"));
        Invalid(
            $"query Q({defined})\n{{ none: human(id: $w) {{ name }} {used} }}",
            "The variable `$w` is not defined by operation `Q`. (2:19, 1:1)",
            "The variable `$v20` is never used in operation `Q`. (1:180)",
            "The variable `$v7` is of type `Int`, but used where `ID` is expected. (1:65, 2:242)");
    }

    [Theory]
    [InlineData(
        "query Q($a: ID, $a: ID) { human(id: $a) { name } }", "There can be only one variable named `a`. (1:9, 1:17)")]
    [InlineData("query($a: Cat) { odd(value: $a) }",
        "The type `Cat` of variable `a` is not an input type. (1:11)",
        "The variable `$a` is of type `Cat`, but used where `Odd` is expected. (1:7, 1:29)")]
    [InlineData("query($a: [[Pet!]!]) { any(value: { x: [$a] }) }", "The type `[[Pet!]!]` of variable `a` is not an input type. (1:11)")]
    [InlineData("query($a: [Bolean!]!) { any(value: { x: $a }) }", "Unknown type `Bolean`. Did you mean `Boolean`? (1:11)")]
    [InlineData("query Q { human(id: $a) { name } }", "The variable `$a` is not defined by operation `Q`. (1:21, 1:1)")]
    [InlineData("{ dog { ...F } } fragment F on Dog { ...G } fragment G on Dog { isHouseTrained(atOtherHomes: $a) }",
        "The variable `$a` is not defined by the anonymous operation. (1:94, 1:1)")]
    [InlineData("{ any(value: [{ x: $a }]) dog { name @skip(if: $b) } }",
        "The variable `$a` is not defined by the anonymous operation. (1:20, 1:1)",
        "The variable `$b` is not defined by the anonymous operation. (1:48, 1:1)")]
    [InlineData("query Q($a: ID, $b: Int) { human(id: $a) { name } }", "The variable `$b` is never used in operation `Q`. (1:17)")]
    [InlineData("query A($a: ID) { human(id: $a) { name } } query B($a: ID) { dog { name } }",
        "The variable `$a` is never used in operation `B`. (1:52)")]
    [InlineData("query($a: Int) { arguments { booleanArgField(booleanArg: $a) } }",
        "The variable `$a` is of type `Int`, but used where `Boolean` is expected. (1:7, 1:58)")]
    [InlineData("query($a: [Boolean]) { arguments { booleanArgField(booleanArg: $a) } }",
        "The variable `$a` is of type `[Boolean]`, but used where `Boolean` is expected. (1:7, 1:64)")]
    [InlineData("query($a: Boolean) { arguments { booleanListArgField(booleanListArg: $a) } }",
        "The variable `$a` is of type `Boolean`, but used where `[Boolean]!` is expected. (1:7, 1:70)")]
    [InlineData("query($a: Boolean) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }",
        "The variable `$a` is of type `Boolean`, but used where `Boolean!` is expected. (1:7, 1:76)")]
    [InlineData("query($a: Boolean = null) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }",
        "The variable `$a` is of type `Boolean`, but used where `Boolean!` is expected. (1:7, 1:83)")]
    [InlineData("query($a: [Boolean]) { arguments { nonNullBooleanListField(nonNullBooleanListArg: $a) } }",
        "The variable `$a` is of type `[Boolean]`, but used where `[Boolean!]` is expected. (1:7, 1:83)")]
    [InlineData("query($a: Boolean) { arguments { nonNullBooleanListField(nonNullBooleanListArg: [$a]) } }",
        "The variable `$a` is of type `Boolean`, but used where `Boolean!` is expected. (1:7, 1:82)")]
    [InlineData("query($a: Boolean) { dog { ...F } } fragment F on Dog { name @include(if: $a) }",
        "The variable `$a` is of type `Boolean`, but used where `Boolean!` is expected. (1:7, 1:75)")]
    [InlineData("query($a: String) { arguments { inputArgField(dog: { name: $a }) } }",
        "The variable `$a` is of type `String`, but used where `String!` is expected. (1:7, 1:60)")]
    [InlineData("mutation($a: String) { addPet(pet: { nickname: $a }) { name } }",
        "The variable `$a` is of type `String`, but must be non-null where a OneOf Input Object takes `String`. (1:10, 1:48)")]
    [InlineData("mutation($a: String, $b: CatInput!) { addPet(pet: { nickname: $a, cat: $b }) { name } }",
        "The OneOf Input Object `PetInput` requires that exactly one field is supplied. (1:51)",
        "The variable `$a` is of type `String`, but must be non-null where a OneOf Input Object takes `String`. (1:10, 1:63)")]
    public void Variables_that_do_not_fit_are_refused(string document, params string[] errors) => Invalid(document, errors);
}

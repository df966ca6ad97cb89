using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Section 5.6.</summary>
public sealed class ValueRulesTests : ValidationTest
{
    [Theory]
    [InlineData("{ arguments { booleanArgField(booleanArg: true) intArgField(intArg: -3) floatArgField(floatArg: 1) idArgField(idArg: 7) } }")]
    [InlineData("{ arguments { stringArgField(stringArg: \"\"\"block\"\"\") enumArgField(command: SIT) floatArgField(floatArg: 1.5e3) } }")]
    [InlineData("{ arguments { booleanArgField(booleanArg: null) booleanListArgField(booleanListArg: [true, null]) } }")]
    [InlineData("{ arguments { booleanListArgField(booleanListArg: true) matrixArgField(matrix: 1) } }")]
    [InlineData("{ arguments { matrixArgField(matrix: [[1, 2], null, 3, []]) } }")]
    [InlineData("{ arguments { inputArgField(dog: { name: \"a\", commands: [SIT], friend: { name: \"b\", commands: SIT } }) } }")]
    [InlineData("{ any(value: { a: [1, null, { b: RED }] }) odd(value: [{ x: 1.5 }]) }")]
    [InlineData("query($v: Int) { any(value: { a: [$v] }) odd(value: [$v]) }")]
    [InlineData("mutation { addPet(pet: { cat: { name: \"Brontie\" } }) { name } }")]
    [InlineData("mutation { addPets(pets: [{ cat: { name: \"Brontie\" } }, { nickname: \"x\" }]) { name } }")]
    [InlineData("query($a: Int = 1, $b: [DogCommand!] = [SIT], $c: DogInput = { name: \"x\" }) { "
        + "arguments { intArgField(intArg: $a) inputArgField(dog: { name: \"a\", commands: $b, friend: $c }) } }")]
    public void Values_of_their_type_are_fine(string document) => Valid(document);

    [Theory]
    [InlineData("intArgField(intArg: \"3\")", "Int cannot be \"3\"", 35)]
    [InlineData("intArgField(intArg: 3.0)", "Int cannot be 3.0", 35)]
    [InlineData("intArgField(intArg: 2147483648)", "Int cannot be 2147483648", 35)]
    [InlineData("intArgField(intArg: [1])", "Int cannot be [1]", 35)]
    [InlineData("intArgField(intArg: {a: 1})", "Int cannot be ", 35)]
    [InlineData("intArgField(intArg: SIT)", "Int cannot be SIT", 35)]
    [InlineData("floatArgField(floatArg: \"1\")", "Float cannot be \"1\"", 39)]
    [InlineData("booleanArgField(booleanArg: 1)", "Boolean cannot be 1", 43)]
    [InlineData("booleanArgField(booleanArg: \"true\")", "Boolean cannot be \"true\"", 43)]
    [InlineData("stringArgField(stringArg: 1)", "String cannot be 1", 41)]
    [InlineData("stringArgField(stringArg: BAR)", "String cannot be BAR", 41)]
    [InlineData("idArgField(idArg: 1.5)", "ID cannot be 1.5", 33)]
    [InlineData("stringListArgField(stringListArg: [\"one\", 2])", "String cannot be 2", 57)]
    [InlineData("stringListArgField(stringListArg: 1)", "String cannot be 1", 49)]
    [InlineData("matrixArgField(matrix: [[1, null]])", "Expected a value of type `Int!`, found null.", 43)]
    [InlineData("nonNullBooleanListField(nonNullBooleanListArg: [true, null])", "Expected a value of type `Boolean!`, found null.", 69)]
    [InlineData("booleanListArgField(booleanListArg: null)", "Expected a value of type `[Boolean]!`, found null.", 51)]
    [InlineData("enumArgField(command: SITT)", "The value `SITT` does not exist in the enum `DogCommand`. Did you mean `SIT`?", 37)]
    [InlineData("enumArgField(command: \"SIT\")", "Expected a value of the enum `DogCommand`, which is written as a name.", 37)]
    [InlineData("enumArgField(command: true)", "Expected a value of the enum `DogCommand`, which is written as a name.", 37)]
    [InlineData("enumArgField(command: [SIT])", "Expected a value of the enum `DogCommand`, which is written as a name.", 37)]
    [InlineData("inputArgField(dog: \"rex\")", "Expected a value of the input object `DogInput`.", 34)]
    [InlineData("inputArgField(dog: [{ name: \"rex\" }])", "Expected a value of the input object `DogInput`.", 34)]
    [InlineData("inputArgField(dog: { name: 1 })", "String cannot be 1", 42)]
    [InlineData("inputArgField(dog: { name: null })", "Expected a value of type `String!`, found null.", 42)]
    [InlineData("inputArgField(dog: { name: \"a\", barkVolume: null })", "Expected a value of type `Int!`, found null.", 59)]
    [InlineData("inputArgField(dog: { barkVolume: 1 })", "The field `name` of type `String!` is required on the input object `DogInput`.", 34)]
    [InlineData(
        "inputArgField(dog: { name: \"a\", frend: null })",
        "The field `frend` does not exist on the input object `DogInput`. Did you mean `friend`?",
        47)]
    public void Values_of_another_type_are_refused(string field, string message, int column)
    {
        var error = Validate($"{{ arguments {{ {field} }} }}").ShouldHaveSingleItem();
        error.Message.ShouldStartWith(message);
        error.Locations.ShouldHaveSingleItem().Column.ShouldBe(column);
    }

    [Theory]
    [InlineData("{ any(value: { a: 1, a: 2 }) }", "There can be only one input field named `a`. (1:16, 1:22)")]
    [InlineData("{ any(value: [{ b: { a: 1, a: 2 } }]) }", "There can be only one input field named `a`. (1:22, 1:28)")]
    [InlineData("{ findDog(searchBy: { name: \"a\", name: \"a\" }) { name } }", "There can be only one input field named `name`. (1:23, 1:34)")]
    [InlineData("query($a: Int = \"1\") { arguments { intArgField(intArg: $a) } }", "Int cannot be \"1\"")]
    [InlineData("query($a: Int! = null) { arguments { intArgField(intArg: $a) } }", "Expected a value of type `Int!`, found null. (1:18)")]
    [InlineData(
        "query($a: DogInput = {}) { arguments { inputArgField(dog: $a) } }",
        "The field `name` of type `String!` is required on the input object `DogInput`. (1:22)")]
    [InlineData("query($a: Int) { arguments { intArgField(intArg: [$a]) } }", "Int cannot be [$a]")]
    [InlineData("{ dog { name @skip(if: 1) } }", "Boolean cannot be 1")]
    [InlineData("query($a: Odd @onVariable(x: 1)) { odd(value: $a) }", "The argument `x` does not exist on `@onVariable`. (1:27)")]
    public void Values_are_looked_at_wherever_they_stand(string document, string error) =>
        Shown(Validate(document).ShouldHaveSingleItem()).ShouldStartWith(error);

    [Theory]
    [InlineData("{}", "HC0054", "The OneOf Input Object `PetInput` requires that exactly one field is supplied. (1:24)")]
    [InlineData(
        "{ nickname: \"a\", cat: { name: \"b\" } }", "HC0055", "The OneOf Input Object `PetInput` requires that exactly one field is supplied. (1:24)")]
    [InlineData(
        "{ nickname: \"a\", cat: null }", "HC0055", "The OneOf Input Object `PetInput` requires that exactly one field is supplied. (1:24)")]
    [InlineData("{ cat: null }", "HC0056", "The field `cat` of the OneOf Input Object `PetInput` must not be null. (1:26)")]
    public void Exactly_one_field_of_a_oneOf_is_given(string pet, string code, string message)
    {
        var error = Validate($"mutation {{ addPet(pet: {pet}) {{ name }} }}").ShouldHaveSingleItem();
        error.Code.ShouldBe(code);
        Shown(error).ShouldBe(message);
    }

    [Theory]
    [InlineData("Duration", "{a: $v}")]
    [InlineData("Long", "[$v]")]
    [InlineData("UUID", "{a: [$v]}")]
    public void A_scalar_of_single_values_is_refused_a_list_or_object_whatever_variables_it_holds(string type, string value)
    {
        var schema = SchemaFromSdl.Build($"type Query {{ take(value: {type}): String }} scalar {type}");
        var document = Utf8GraphQLParser.Parse($"query($v: Int) {{ take(value: {value}) }}");
        DocumentValidator.Validate(schema, document).ShouldHaveSingleItem().Message.ShouldStartWith($"{type} cannot be ");
    }
}

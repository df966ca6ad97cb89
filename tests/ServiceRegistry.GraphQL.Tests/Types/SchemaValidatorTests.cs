using ServiceRegistry.GraphQL.Tests.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Types;

/// <summary>The rules of chapter 3, each broken once.</summary>
public class SchemaValidatorTests
{
    private static readonly OutputField Good = Define.Field("good", Scalar.Int, _ => 1);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var errors = Errors(
            Define.Object("__Mine", Good),
            Define.Object("9lives", Good),
            Define.Object("Empty"),
            Define.Object("Twice", Good, Good));

        errors.ShouldBe(
        [
            "The type __Mine begins with two underscores, which is kept for introspection.",
            "The type 9lives is not named as section 2.1.9 demands: letters, digits and underscores, no digit first.",
            "Empty has no field.",
            "Twice has the field good 2 times.",
        ]);
    }

    [Fact]
    public void Types_have_names_of_their_own() =>
        Errors(Define.Object("Same", Good), Define.Object("Same", Good)).ShouldBe(["The schema has the type Same 2 times."]);

    [Fact]
    public void Roots_are_different()
    {
        var root = Define.Object("Query", Good);

        Should.Throw<SchemaException>(() => Define.Schema(root, root)).Errors.ShouldBe(["Query, mutation and subscription have different root types."]);
    }

    [Fact]
    public void Output_and_input_are_kept_apart()
    {
        var input = Input("In", Define.Argument("a", Scalar.Int));
        var output = Define.Object("Out", Good);

        Errors(Define.Object("Mixed", Define.Field("f", input, _ => 1, Define.Argument("a", output)))).ShouldBe(
        [
            "Mixed.f answers In, which is an input type.",
            "The argument a of Mixed.f takes Out, which is no input type.",
        ]);
    }

    [Fact]
    public void What_is_required_is_not_deprecated() =>
        Errors(Input("In", Define.Argument("a", Scalar.Int.Required()) with { DeprecationReason = "no" }))
            .ShouldBe(["The field a of In is required and can therefore not be deprecated."]);

    [Fact]
    public void An_implementation_keeps_what_its_interface_promises()
    {
        var parent = new InterfaceType("Parent", null, () => [Good]);
        var promise = new InterfaceType(
            "Promise",
            null,
            () =>
            [
                Good, Define.Field("missing", Scalar.Int, _ => 1), Define.Field("other", Scalar.Int.Required(), _ => 1),
                Define.Field("args", Scalar.Int, _ => 1, Define.Argument("a", Scalar.Int), Define.Argument("b", Scalar.Int)),
            ],
            () => [parent]);
        var type = new ObjectType(
            "Broken",
            null,
            () =>
            [
                Good with { DeprecationReason = "old" }, Define.Field("other", Scalar.Int, _ => 1),
                Define.Field("args", Scalar.Int, _ => 1, Define.Argument("a", Scalar.String), Define.Argument("c", Scalar.Int.Required())),
            ],
            () => [promise]);

        Errors(type).ShouldBe(
        [
            "Broken implements Promise and must therefore implement Parent, too.",
            "Broken.good is deprecated where Promise promises it without.",
            "Broken has no field missing, which Promise promises.",
            "Broken.other answers Int where Promise promises Int!.",
            "The argument a of Broken.args takes String where Promise promises Int.",
            "Broken.args has no argument b, which Promise promises.",
            "The argument c of Broken.args is required, and Promise does not have it.",
        ]);
    }

    [Fact]
    public void An_implementation_may_promise_more()
    {
        var named = new InterfaceType("Named", null, () => [Good]);
        var thing = new ObjectType("Thing", null, () => [Good], () => [named]);
        var pets = new UnionType("Pets", null, () => [thing]);
        var promise = new InterfaceType(
            "Promise", null,
            () => [Define.Field("a", named.List(), _ => 1), Define.Field("b", pets, _ => 1), Define.Field("c", Scalar.Int, _ => 1)]);
        var type = new ObjectType(
            "More",
            null,
            () =>
            [
                Define.Field("a", thing.Required().List().Required(), _ => 1), Define.Field("b", thing, _ => 1),
                Define.Field("c", Scalar.Int.Required(), _ => 1, Define.Argument("more", Scalar.Int)),
            ],
            () => [promise]);

        Errors(type).ShouldBeEmpty();
    }

    [Fact]
    public void An_input_object_can_be_written_to_its_end()
    {
        InputObjectType first = null!;
        var second = new InputObjectType("Second", null, () => [Define.Argument("first", first.Required())], given => given);
        first = new InputObjectType(
            "First", null, () => [Define.Argument("second", second.Required()), Define.Argument("list", first.Required().List().Required())], given => given);

        Errors(first).ShouldBe(["No value of First can be written: it demands one of itself.", "No value of Second can be written: it demands one of itself."]);
        Errors(new InputObjectType("List", null, () => [Define.Argument("x", Scalar.Int)], given => given)).ShouldBeEmpty();
    }

    [Fact]
    public void The_fields_of_a_oneOf_are_nullable_and_have_no_default() =>
        Errors(new InputObjectType(
            "One", null, () => [Define.Argument("a", Scalar.Int.Required()), Define.Argument("b", Scalar.Int, "1")], given => given, isOneOf: true))
            .ShouldBe(
            [
                "One is @oneOf, so its field a must be nullable and have no default.",
                "One is @oneOf, so its field b must be nullable and have no default.",
            ]);

    [Fact]
    public void Defaults_are_of_their_type() =>
        Errors(Define.Object("T", Define.Field("f", Scalar.Int, _ => 1, Define.Argument("a", Scalar.Int.List(), "[1, \"x\"]"))))
            .ShouldBe(["The default of a of T.f is not of type [Int]: a[1]: Int cannot be \"x\": a whole number from -2147483648 to 2147483647 is expected."]);

    [Fact]
    public void Enums_have_no_value_that_is_a_literal_already() =>
        Errors(new EnumType("E", null, [new("true", null, 1)], typeof(int))).ShouldBe(["E.true is no name for an enum's value."]);

    private static InputObjectType Input(string name, params InputValue[] fields) => new(name, null, () => fields, given => given);

    private static IReadOnlyList<string> Errors(params NamedType[] types)
    {
        try
        {
            Define.Schema(Define.Object("Query", Good), null, null, types);
            return [];
        }
        catch (SchemaException exception)
        {
            return exception.Errors;
        }
    }
}

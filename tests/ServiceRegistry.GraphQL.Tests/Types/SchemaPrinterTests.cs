using ServiceRegistry.GraphQL.Tests.Execution;
using ServiceRegistry.GraphQL.Types;
using Scalar = ServiceRegistry.GraphQL.Types.BuiltInScalars;

namespace ServiceRegistry.GraphQL.Tests.Types;

public class SchemaPrinterTests
{
    private const string Sdl = """"
        "All of it."
        schema {
          query: Query
          mutation: Change
        }

        type Change {
          add(input: AddInput!): Thing
        }

        """
        Where reading begins.

        Has \""" and \ and "quotes".
        """
        type Query implements Named & Node {
          id: ID!
          name: String
          "Finds."
          find(
            "By what."
            text: String = "a \"b\"\n"
            first: Int! = 10 @deprecated(reason: "Use limit.")
          ): [Found!]!
          old(a: [Int] = [1, 2], in: AddInput = { kind: ROUND, tags: ["x"] }): Long @deprecated
        }

        type Thing implements Named {
          name: String
        }

        interface Named {
          name: String
        }

        interface Node implements Named {
          id: ID!
          name: String
        }

        union Found = Thing | Query

        input AddInput {
          "What kind."
          kind: Kind = ROUND
          tags: [String!]
        }

        input OneOfThem @oneOf {
          a: Int
          b: String
        }

        enum Kind {
          "As a ball."
          ROUND
          SQUARE @deprecated(reason: "Too sharp.")
        }

        "Marks it."
        directive @mark(
          "How."
          how: String
        ) repeatable on OBJECT | FIELD_DEFINITION

        "A whole number of 64 bits."
        scalar Long @specifiedBy(url: "https://scalars.graphql.org/chillicream/long.html")

        """";

    [Fact]
    public void A_schema_is_printed_kind_by_kind_in_the_order_of_names() => SchemaPrinter.Print(Example()).ShouldBe(Sdl);

    [Fact]
    public void What_is_printed_is_read_back_as_the_same_schema() => SchemaPrinter.Print(SchemaFromSdl.Build(Sdl)).ShouldBe(Sdl);

    [Fact]
    public void Some_types_are_printed_alone()
    {
        var schema = Example();

        SchemaPrinter.Print([schema.FindType("Kind")!, schema.FindType("Thing")!]).ShouldBe(
            """
            type Thing implements Named {
              name: String
            }

            enum Kind {
              "As a ball."
              ROUND
              SQUARE @deprecated(reason: "Too sharp.")
            }

            """);
    }

    [Fact]
    public void Descriptions_that_a_block_string_would_change_stand_in_quotes()
    {
        var text = SchemaPrinter.Print([new EnumType("E", "\n indented\nafter a blank line", [new("A", "tab\u0007", 1)], typeof(int))]);

        text.ShouldBe("\"\\n indented\\nafter a blank line\"\nenum E {\n  \"tab\\u0007\"\n  A\n}\n");
    }

    private static Schema Example()
    {
        var kind = new EnumType("Kind", null, [new("ROUND", "As a ball.", 1), new("SQUARE", null, 2, "Too sharp.")], typeof(int));
        var add = new InputObjectType(
            "AddInput",
            null,
            () =>
            [
                Define.Argument("kind", kind, "ROUND") with { Description = "What kind." },
                Define.Argument("tags", Scalar.String.Required().List()),
            ],
            given => given);
        var oneOf = new InputObjectType(
            "OneOfThem", null, () => [Define.Argument("a", Scalar.Int), Define.Argument("b", Scalar.String)], given => given, isOneOf: true);
        var name = Define.Field("name", Scalar.String, _ => null);
        var id = Define.Field("id", Scalar.Id.Required(), _ => 1);
        var named = new InterfaceType("Named", null, () => [name]);
        var node = new InterfaceType("Node", null, () => [id, name], () => [named]);
        var thing = new ObjectType("Thing", null, () => [name], () => [named]);
        ObjectType query = null!;
        var found = new UnionType("Found", null, () => [thing, query]);
        query = new ObjectType(
            "Query",
            "Where reading begins.\n\nHas \"\"\" and \\ and \"quotes\".",
            () =>
            [
                id,
                name,
                Define.Field(
                    "find",
                    found.Required().List().Required(),
                    _ => null,
                    Define.Argument("text", Scalar.String, "\"a \\\"b\\\"\\n\"") with { Description = "By what." },
                    Define.Argument("first", Scalar.Int.Required(), "10") with { DeprecationReason = "Use limit." }) with { Description = "Finds." },
                Define.Field(
                    "old", Scalar.Long, _ => null, Define.Argument("a", Scalar.Int.List(), "[1, 2]"),
                    Define.Argument("in", add, "{kind: ROUND, tags: [\"x\"]}")) with { DeprecationReason = SpecifiedDirectives.DefaultDeprecationReason },
            ],
            () => [named, node]);
        var change = Define.Object("Change", Define.Field("add", thing, _ => null, Define.Argument("input", add.Required())));
        return new Schema(
            "All of it.",
            query,
            change,
            null,
            [oneOf],
            [
                new Directive(
                    "mark", "Marks it.", [Define.Argument("how", Scalar.String) with { Description = "How." }],
                    [DirectiveLocation.Object, DirectiveLocation.FieldDefinition], IsRepeatable: true),
            ]);
    }
}

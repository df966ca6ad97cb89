using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests;

public sealed class SchemaFromSdlTests
{
    [Fact]
    public void The_definitions_become_a_schema()
    {
        var schema = SchemaFromSdl.Build(
            """
            schema { query: Root }
            directive @mark(level: Int = 1) repeatable on FIELD | FRAGMENT_SPREAD
            "the root" type Root implements Named { name: String! pets(where: Filter): [Pet!] @deprecated(reason: "old") }
            interface Named { name: String! }
            type Cat { age: Int }
            union Pet = Cat
            enum Color { RED BLUE @deprecated }
            input Filter @oneOf { a: Int b: Color }
            scalar Odd @specifiedBy(url: "urn:odd")
            """,
            new Dictionary<string, Delegate> { ["Root.name"] = new PureResolver(_ => "me") },
            new Dictionary<string, Type> { ["Cat"] = typeof(List<int>) });
        schema.QueryType.Description.ShouldBe("the root");
        schema.QueryType.FindField("pets")!.Type.ToString().ShouldBe("[Pet!]");
        schema.QueryType.FindField("pets")!.DeprecationReason.ShouldBe("old");
        schema.QueryType.FindField("name")!.Resolve!(null!).ShouldBe("me");
        schema.MutationType.ShouldBeNull();
        schema.GetPossibleTypes(schema.FindType("Named")!).ShouldHaveSingleItem().Name.ShouldBe("Root");
        schema.FindObjectType(new List<int>())!.Name.ShouldBe("Cat");
        schema.FindType("Filter").ShouldBeOfType<InputObjectType>().IsOneOf.ShouldBeTrue();
        schema.FindType("Color").ShouldBeOfType<EnumType>().FindByName("BLUE")!.DeprecationReason.ShouldBe("No longer supported");
        schema.FindType("Odd").ShouldBeAssignableTo<ScalarType>()!.SpecifiedByUrl.ShouldBe("urn:odd");
        schema.FindDirective("mark")!.Locations.ShouldBe([DirectiveLocation.Field, DirectiveLocation.FragmentSpread]);
    }
}

using ServiceRegistry.GraphQL.Tests.Execution.Cost;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Types;

public class CostDirectivesTests
{
    [Fact]
    public void Costs_are_shown_where_they_are_asked_for()
    {
        var sdl = SchemaPrinter.Print(Shops.Schema, showCosts: true);

        sdl.ShouldContain("directive @cost(weight: String!) on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION");
        sdl.ShouldContain("  dear: String! @cost(weight: \"7\")\n");
        sdl.ShouldContain("  slow: String! @cost(weight: \"10\")\n");
        sdl.ShouldContain("  some: [Shop!]! @listSize(assumedSize: 20)\n");
        sdl.ShouldContain("  named(names: [String!]!): [Shop!]! @listSize(slicingArguments: [\"names\"])\n");
        sdl.ShouldContain(": ShopsConnection @listSize(assumedSize: 50, slicingArguments: [\"first\", \"last\"], sizedFields: [\"edges\", \"nodes\"])\n");
        sdl.ShouldContain("  noted(note: String @cost(weight: \"3\")): String!\n");
        sdl.ShouldContain("where: ShopFilterInput @cost(weight: \"10\")\n");
        sdl.ShouldContain("  contains: String @cost(weight: \"20\")\n");
        sdl.ShouldContain("type Site @cost(weight: \"4\") {\n");
        sdl.ShouldContain("  shop: Shop!\n");
    }

    [Fact]
    public void And_are_not_otherwise()
    {
        var sdl = SchemaPrinter.Print(Shops.Schema);

        sdl.ShouldNotContain("@cost");
        sdl.ShouldNotContain("@listSize");
    }
}

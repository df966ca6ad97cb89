namespace ServiceRegistry.GraphQL.Tests.Execution.Cost;

/// <summary>What operations cost.</summary>
public class CostTests
{
    [Theory]
    [InlineData("{ __typename }", 0, 0)]
    [InlineData("{ shop { name } }", 1, 1)]
    [InlineData("{ slow }", 10, 0)]
    [InlineData("{ dear a: dear }", 14, 0)]
    [InlineData("{ noted(note: \"n\") }", 3, 0)]
    [InlineData("{ noted(note: null) b: noted }", 0, 0)]
    [InlineData("{ shop { neighbour { name neighbour { name } } } }", 3, 3)]
    [InlineData("{ sites { place } }", 1, 20)]
    [InlineData("{ __schema { types { fields { name } } } }", 0, 0)]
    public async Task A_field_costs_what_resolving_it_does_and_an_object_what_its_type_does(string document, double field, double type) =>
        (await Shops.CostOf(document)).ShouldBe((field, type));

    [Theory]
    [InlineData("{ all { name } }", 1, 5)]
    [InlineData("{ some { neighbour { name } } }", 21, 40)]
    [InlineData("{ few { name } }", 1, 3)]
    [InlineData("{ few(count: 7) { name } }", 1, 7)]
    [InlineData("{ few(count: null) { name } }", 1, 5)]
    [InlineData("{ few(count: 0) { name neighbour { name } } }", 1, 0)]
    [InlineData("{ few(count: -1) { name } }", 1, 0)]
    [InlineData("{ named(names: [\"a\", \"b\"]) { name } }", 1, 2)]
    [InlineData("{ few(count: 3) { branches(count: 4) { neighbour { name } } } }", 16, 27)]
    public async Task A_list_costs_as_many_objects_as_it_is_reckoned_to_have(string document, double field, double type) =>
        (await Shops.CostOf(document)).ShouldBe((field, type));

    [Theory]
    [InlineData("{ shops { nodes { name } } }", 2, 51)]
    [InlineData("{ shops(first: 10) { nodes { name } } }", 2, 11)]
    [InlineData("{ shops(last: 10) { nodes { name } pageInfo { endCursor } } }", 3, 12)]
    [InlineData("{ shops(first: 10) { edges { cursor node { name } } } }", 12, 21)]
    [InlineData("{ shops(first: 10) { nodes { name } edges { cursor } } }", 3, 21)]
    [InlineData("{ shops(first: 10) { nodes { partners(first: 20) { nodes { name } } } } }", 22, 221)]
    [InlineData("{ shops(first: 0) { nodes { neighbour { name } } } }", 2, 1)]
    public async Task A_page_costs_as_many_objects_as_are_asked_for(string document, double field, double type) =>
        (await Shops.CostOf(document)).ShouldBe((field, type));

    [Theory]
    [InlineData("{}", 51)]
    [InlineData("""{"n":8}""", 9)]
    [InlineData("""{"n":null}""", 51)]
    [InlineData("""{"n":1000}""", 1001)]
    public async Task A_page_sized_by_a_variable_costs_what_its_value_says(string variables, double type) =>
        (await Shops.CostOf("query($n: Int) { shops(first: $n) { nodes { name } } }", variables)).ShouldBe((2, type));

    [Theory]
    [InlineData("{}", 5)]
    [InlineData("""{"n":8}""", 9)]
    public async Task A_variable_that_is_left_out_counts_as_its_default(string variables, double type) =>
        (await Shops.CostOf("query($n: Int = 4) { shops(first: $n) { nodes { name } } }", variables)).ShouldBe((2, type));

    [Fact]
    public async Task An_argument_whose_variable_is_left_out_counts_as_its_own_default() =>
        (await Shops.CostOf("query($n: Int) { few(count: $n) { name } }")).ShouldBe((1, 3));

    [Theory]
    [InlineData("""["a","b","c"]""", 3)]
    [InlineData("[]", 0)]
    public async Task A_list_in_a_variable_is_counted(string names, double type) =>
        (await Shops.CostOf("query($names: [String!]!) { named(names: $names) { name } }", $$"""{"names":{{names}}}""")).ShouldBe((1, type));

    [Theory]
    [InlineData("""where: {}""", 12)]
    [InlineData("""where: { name: { eq: "a" } }""", 22)]
    [InlineData("""where: { name: { contains: "a" } }""", 32)]
    [InlineData("""where: { or: [{ name: { eq: "a", neq: "b" } }, { name: { in: ["a", "b", "c"] } }] }""", 42)]
    [InlineData("""where: { name: { eq: null } }""", 12)]
    [InlineData("""order: [{ name: ASC }]""", 22)]
    [InlineData("""where: null, order: null""", 2)]
    public async Task A_filter_and_an_order_cost_by_what_is_in_them(string arguments, double field) =>
        (await Shops.CostOf($"{{ shops(first: 1, {arguments}) {{ nodes {{ name }} }} }}")).Field.ShouldBe(field);

    [Theory]
    [InlineData("{}", 2)]
    [InlineData("""{"where":null}""", 2)]
    [InlineData("""{"where":{"name":{"contains":"a","eq":"b"}}}""", 42)]
    [InlineData("""{"where":{"or":[{"name":{"eq":"b"}},{"name":{"eq":"c"}}]}}""", 32)]
    public async Task A_filter_in_a_variable_costs_what_its_value_does(string variables, double field) =>
        (await Shops.CostOf("query($where: ShopFilterInput) { shops(first: 1, where: $where) { nodes { name } } }", variables)).Field.ShouldBe(field);

    [Fact]
    public async Task A_variable_inside_a_filter_costs_what_its_value_does() =>
        (await Shops.CostOf(
            "query($one: ShopFilterInput!, $n: String) { shops(first: 1, where: { and: [$one, { name: { eq: $n } }] }) { nodes { name } } }",
            """{"one":{"name":{"contains":"a"}},"n":"x"}""")).Field.ShouldBe(42);

    [Fact]
    public async Task A_default_of_a_variable_costs_what_it_holds() =>
        (await Shops.CostOf("""query($where: ShopFilterInput = { name: { eq: "a" } }) { shops(first: 1, where: $where) { nodes { name } } }"""))
            .Field.ShouldBe(22);

    [Theory]
    [InlineData("{ shop { name } shop { neighbour { name } } }", 2, 2)]
    [InlineData("{ few(count: 2) { name } ... { few(count: 2) { neighbour { name } } } }", 3, 4)]
    [InlineData("{ ...F ...F } fragment F on Query { few(count: 2) { name } }", 1, 2)]
    public async Task What_is_selected_twice_costs_once(string document, double field, double type) =>
        (await Shops.CostOf(document)).ShouldBe((field, type));

    [Fact]
    public async Task A_fragment_costs_by_the_page_that_it_is_spread_in() =>
        (await Shops.CostOf(
            "{ a: shops(first: 10) { ...Page } b: shops(first: 1) { ...Page } } fragment Page on ShopsConnection { nodes { neighbour { name } } }"))
        .ShouldBe((1 + 1 + 10 + 1 + 1 + 1, 1 + 20 + 1 + 2));

    [Fact]
    public async Task A_fragment_under_a_variable_costs_by_its_value() =>
        (await Shops.CostOf(
            "query($n: Int) { a: shops(first: $n) { ...Page } b: shops(first: 1) { ...Page } } fragment Page on ShopsConnection { nodes { name } }",
            """{"n":30}""")).ShouldBe((4, 1 + 30 + 1 + 1));

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 51)]
    public async Task What_is_skipped_costs_nothing(bool few, double type) => (await Shops.CostOf(
        "query($few: Boolean!) { few(count: 3) @include(if: $few) { name } shops @skip(if: $few) { nodes { name } } }",
        $$"""{"few":{{(few ? "true" : "false")}}}""")).Type.ShouldBe(type);

    [Fact]
    public async Task Of_several_types_the_dearest_counts() =>
        (await Shops.CostOf("{ building { name ... on Bakery { ovens { name } } ... on Kiosk { window { name } papers { name } } } }"))
        .ShouldBe((1 + 2, 1 + 30));

    [Fact]
    public void A_weight_is_no_less_than_nothing() => Should.Throw<ArgumentOutOfRangeException>(() => new CostAttribute(-1));
}

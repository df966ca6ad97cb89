namespace ServiceRegistry.GraphQL.Tests.Data;

public class FilterAgreementTests
{
    private const int Filters = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_database_answers_what_memory_does(int seed)
    {
        var random = new RandomItems(seed);
        var items = random.Take(60);
        using var database = new ItemDatabase(items);
        var filters = new RandomFilters(random);
        for (var i = 0; i < Filters; i++)
        {
            var where = filters.Next();
            var filter = ItemSchema.Filter(where);

            var stored = database.Items.Where(filter.ToExpression()).Select(item => item.Id).ToList().Order();

            stored.ShouldBe(items.Where(filter.Matches).Select(item => item.Id).Order(), $"seed {seed}: {where}");
        }
    }

    [Theory]
    [InlineData("and")]
    [InlineData("or")]
    public void A_database_takes_as_many_operations_as_are_allowed(string join)
    {
        var items = new RandomItems(0).Take(5);
        using var database = new ItemDatabase(items);
        var most = new FilterOptions().MaxDatabaseOperations;
        var parts = Enumerable.Range(0, most).Select(i => ItemSchema.Filter($$"""{ note: { {{(join == "and" ? "startsWith" : "nendsWith")}}: "{{i}}" } }""")).ToList();
        Filter<Item> filter = join == "and" ? new GraphQL.Data.AllOfFilter<Item>(parts) : new GraphQL.Data.AnyOfFilter<Item>(parts);

        database.Items.Where(filter.ToExpression()).Count().ShouldBe(items.Count(filter.Matches));
    }

    [Fact]
    public void A_database_takes_as_many_values_as_are_allowed()
    {
        var items = new RandomItems(0).Take(5);
        using var database = new ItemDatabase(items);
        var values = string.Join(',', Enumerable.Range(0, new FilterOptions().MaxValues));
        var filter = ItemSchema.Filter($$"""{ and: [{ size: { in: [{{values}}] } }, { rank: { nin: [{{values}}] } }] }""");

        database.Items.Where(filter.ToExpression()).Count().ShouldBe(items.Count(filter.Matches));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Both_views_are_held_against_in_a_database_too(int seed)
    {
        var random = new RandomItems(seed);
        var items = random.Take(60);
        using var database = new ItemDatabase(items);
        for (var i = 0; i < 60; i++)
        {
            var where = $$"""{ note: { eq: "{{random.Word().Replace("\\", "\\\\")}}" }, tags: { any: true } }""";
            var filter = ItemSchema.Filter(where, "watched");

            var stored = database.Items.Where(filter.ToExpression()).Select(item => item.Id).ToList().Order();

            stored.ShouldBe(items.Where(filter.Matches).Select(item => item.Id).Order(), $"seed {seed}: {where}");
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void An_index_is_never_told_to_leave_out_what_matches(int seed)
    {
        var random = new RandomItems(seed);
        var items = random.Take(60);
        var filters = new RandomFilters(random);
        for (var i = 0; i < Filters; i++)
        {
            var where = filters.Next();
            var filter = ItemSchema.Filter(where);
            if (filter.TryGetEquality("name", out var names))
            {
                items.Where(filter.Matches).ShouldAllBe(item => names.Contains(item.Name), $"seed {seed}: {where}");
            }

            if (filter.TryGetEquality("tags", out var tags))
            {
                items.Where(filter.Matches).ShouldAllBe(item => item.Tags.Any(tags.Contains), $"seed {seed}: {where}");
            }
        }
    }
}

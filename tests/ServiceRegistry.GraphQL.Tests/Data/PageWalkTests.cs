using ServiceRegistry.GraphQL.Data;

namespace ServiceRegistry.GraphQL.Tests.Data;

/// <summary>Walks over pages of random items in random orders, from every kind of source, and holds them against a sorted list.</summary>
public class PageWalkTests
{
    private static readonly string[] Fields =
        ["name", "note", "size", "rank", "color", "isOn", "isKnown", "at", "length", "ownerName", "ownerAge"];

    [Theory]
    [InlineData(1, "unordered")]
    [InlineData(2, "stream")]
    [InlineData(3, "list")]
    [InlineData(4, "database")]
    public async Task Pages_hold_what_the_sorted_list_does(int seed, string source)
    {
        var random = new RandomItems(seed);
        var items = random.Take(40);
        await using var database = source == "database" ? new ItemDatabase(items) : null;
        for (var walk = 0; walk < 60; walk++)
        {
            var order = RandomOrder(random.Random);
            var filter = random.Random.Next(2) == 0 ? null : ItemSchema.Filter($"{{ size: {{ gt: {random.Random.Next(3)} }} }}");
            var sorted = items.Where(item => filter?.Matches(item) != false).Order(order).ToList();
            var request = RandomRequest(random.Random, items, order) with { Filter = filter };

            var page = await ReadAsync(source, items, database, request);

            var (expected, hasPrevious, hasNext) = Expect(sorted, request);
            page.Items.Select(i => i.Id).ShouldBe(expected.Select(i => i.Id), $"seed {seed}, walk {walk}: {order.Identity} {request}");
            page.HasPrevious.ShouldBe(hasPrevious, $"previous; seed {seed}, walk {walk}: {order.Identity} {request}");
            page.HasNext.ShouldBe(hasNext, $"next; seed {seed}, walk {walk}: {order.Identity} {request}");
            page.TotalCount.ShouldBe(sorted.Count);
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public async Task Pages_of_a_buffered_query_hold_what_the_sorted_list_does(int seed)
    {
        var random = new RandomItems(seed);
        var byDefault = ItemSchema.Order("[]");
        List<Item> items = [.. random.Take(30).Order(byDefault)];
        await using var database = new ItemDatabase(items.Select(Copy));
        for (var walk = 0; walk < 200; walk++)
        {
            var head = random.Random.Next(items.Count + 1);
            var source = new BufferedItems(items[..head], items[head..].FirstOrDefault(), database, isWhole: head == items.Count && walk % 2 == 0);
            var order = walk % 10 == 0 ? RandomOrder(random.Random) : byDefault;
            var filter = walk % 10 == 1 ? ItemSchema.Filter("{ size: { gt: 1 } }") : null;
            var request = RandomRequest(random.Random, items, order) with { Filter = filter, NeedsTotalCount = walk % 10 == 2 };

            var page = await BufferedPages.ReadAsync(source, request, CancellationToken.None);

            var sorted = items.Where(item => filter?.Matches(item) != false).Order(order).ToList();
            var (expected, hasPrevious, hasNext) = Expect(sorted, request);
            page.Items.Select(i => i.Id).ShouldBe(expected.Select(i => i.Id), $"seed {seed}, walk {walk}, head {head}: {request}");
            page.HasPrevious.ShouldBe(hasPrevious, $"previous; seed {seed}, walk {walk}, head {head}: {request}");
            page.HasNext.ShouldBe(hasNext, $"next; seed {seed}, walk {walk}, head {head}: {request}");
            page.TotalCount.ShouldBe(request.NeedsTotalCount ? sorted.Count : null);
        }
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    public async Task What_stays_is_seen_once_while_other_items_come_and_go(int seed, bool backward)
    {
        var random = new RandomItems(seed);
        var stay = random.Take(40);
        foreach (var source in new[] { "unordered", "stream", "list", "database" })
        {
            var order = RandomOrder(random.Random);
            var guests = new List<Item>();
            var seen = new List<int>();
            IReadOnlyList<object?>? place = null;
            for (var hasMore = true; hasMore;)
            {
                List<Item> items = [.. stay, .. guests];
                await using var database = source == "database" ? new ItemDatabase(items.Select(Copy)) : null;
                var page = await ReadAsync(source, items, database, new PageRequest<Item>
                {
                    Order = order,
                    Size = random.Random.Next(1, 6),
                    Backward = backward,
                    After = backward ? null : place,
                    Before = backward ? place : null,
                    NeedsPageInfo = true,
                });
                seen.AddRange(backward ? page.Items.Reverse().Select(i => i.Id) : page.Items.Select(i => i.Id));
                hasMore = backward ? page.HasPrevious : page.HasNext;
                place = page.Items.Count == 0 ? place : order.PlaceOf(backward ? page.Items[0] : page.Items[^1]);
                guests.RemoveAll(_ => random.Random.Next(2) == 0);
                guests.AddRange(random.Take(random.Random.Next(4)));
            }

            seen.ShouldBeUnique($"seed {seed}, {source}: {order.Identity}");
            var sorted = stay.Order(order).Select(i => i.Id);
            seen.Intersect(stay.Select(i => i.Id)).ShouldBe(backward ? sorted.Reverse() : sorted, $"seed {seed}, {source}: {order.Identity}");
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    public void A_cursor_is_the_place_of_its_item(int seed)
    {
        var random = new RandomItems(seed);
        var items = random.Take(50);
        for (var i = 0; i < 100; i++)
        {
            var order = RandomOrder(random.Random);
            var item = items[random.Random.Next(items.Count)];

            var place = Cursor.Read("f", order, Cursor.Write("f", order, item));

            order.CompareTo(item, place).ShouldBe(0, $"seed {seed}: {order.Identity}");
            items.ShouldAllBe(other => Math.Sign(order.CompareTo(other, place)) == Math.Sign(order.Compare(other, item)), $"seed {seed}: {order.Identity}");
        }
    }

    private static SortOrder<Item> RandomOrder(Random random) => random.Next(4) == 0
        ? ItemSchema.Order("[]")
        : ItemSchema.Order($"[{string.Join(", ", Enumerable.Range(0, random.Next(1, 4))
            .Select(_ => $"{{ {Fields[random.Next(Fields.Length)]}: {(random.Next(2) == 0 ? "ASC" : "DESC")} }}"))}]");

    private static PageRequest<Item> RandomRequest(Random random, List<Item> items, SortOrder<Item> order) => new()
    {
        Order = order,
        Size = random.Next(0, 12),
        Backward = random.Next(2) == 0,
        After = random.Next(2) == 0 ? null : order.PlaceOf(items[random.Next(items.Count)]),
        Before = random.Next(3) > 0 ? null : order.PlaceOf(items[random.Next(items.Count)]),
        NeedsPageInfo = true,
        NeedsTotalCount = true,
    };

    private static async Task<Page<Item>> ReadAsync(string source, List<Item> items, ItemDatabase? database, PageRequest<Item> request)
    {
        var ordered = items.Order(ItemSchema.Order("[]")).ToList();
        return source switch
        {
            "unordered" => MemoryPages.Read(new Candidates<Item>(items), request),
            "stream" => MemoryPages.Read(new Candidates<Item>(ordered.Where(_ => true), InDefaultOrder: true), request),
            "list" => MemoryPages.Read(new Candidates<Item>(ordered, InDefaultOrder: true, ordered.Count), request),
            _ => await QueryPages.ReadAsync(database!.Items.Where(_ => true), request, CancellationToken.None),
        };
    }

    /// <summary>Items of which the first ones are in memory, and not in the database where only what is behind them is asked for.</summary>
    private sealed class BufferedItems(List<Item> head, Item? firstBehind, ItemDatabase database, bool isWhole) : IBufferedQuery<Item>
    {
        public IReadOnlyList<Item> Head => head;

        public bool IsWhole => isWhole;

        public Task<IQueryable<Item>> OpenAsync(bool behindHead, CancellationToken cancellationToken)
        {
            isWhole.ShouldBeFalse();
            var order = ItemSchema.Order("[]");
            return Task.FromResult(
                !behindHead ? database.Items
                : firstBehind is null ? database.Items.Where(_ => false)
                : database.Items.Where(order.Beside(order.PlaceOf(firstBehind), behind: true, inclusive: true)));
        }
    }

    // The specification's words: what stands between the cursors, cut to the size from one end.
    private static (IReadOnlyList<Item> Items, bool HasPrevious, bool HasNext) Expect(List<Item> sorted, PageRequest<Item> request)
    {
        var between = sorted
            .Where(item => request.After is null || request.Order.CompareTo(item, request.After) > 0)
            .Where(item => request.Before is null || request.Order.CompareTo(item, request.Before) < 0)
            .ToList();
        var page = (request.Backward ? between.TakeLast(request.Size) : between.Take(request.Size)).ToList();
        var isBefore = request.After is { } after && sorted.Any(item => request.Order.CompareTo(item, after) <= 0);
        var isBehind = request.Before is { } before && sorted.Any(item => request.Order.CompareTo(item, before) >= 0);
        var isCut = between.Count > page.Count;
        return (page, isBefore || (isCut && request.Backward), isBehind || (isCut && !request.Backward));
    }

    // A database takes the objects of an item for its own.
    private static Item Copy(Item item) => new()
    {
        Id = item.Id,
        Name = item.Name,
        Note = item.Note,
        Size = item.Size,
        Rank = item.Rank,
        Color = item.Color,
        IsOn = item.IsOn,
        IsKnown = item.IsKnown,
        At = item.At,
        Length = item.Length,
        Owner = item.Owner is { } owner ? new Owner { Name = owner.Name, Age = owner.Age } : null,
    };
}

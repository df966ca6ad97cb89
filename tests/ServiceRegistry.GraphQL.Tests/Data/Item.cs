namespace ServiceRegistry.GraphQL.Tests.Data;

/// <summary>Something with a value of each kind.</summary>
public sealed class Item
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public string? Note { get; init; }

    public int Size { get; init; }

    public long? Rank { get; init; }

    public Color Color { get; init; }

    public Color? Mood { get; init; }

    public bool IsOn { get; init; }

    public bool? IsKnown { get; init; }

    public DateTimeOffset At { get; init; }

    public TimeSpan? Length { get; init; }

    public Guid Key { get; init; }

    public List<string> Tags { get; init; } = [];

    public Owner? Owner { get; init; }

    public List<Part> Parts { get; init; } = [];

    /// <summary>Whether there is another view, and its values.</summary>
    public bool HasBefore { get; init; }

    public string? NoteBefore { get; init; }

    public List<string> TagsBefore { get; init; } = [];
}

public sealed class Owner
{
    public int Id { get; init; }

    public required string Name { get; init; }

    public int Age { get; init; }
}

public sealed class Part
{
    public int Id { get; init; }

    public required string Label { get; init; }

    public int? Count { get; init; }
}

public enum Color
{
    Red,
    Green,
    DarkBlue,
}

internal sealed class ItemFilter : FilterInputType<Item>
{
    protected override void Configure(IFilterInputTypeDescriptor<Item> descriptor)
    {
        descriptor.Field(i => i.Id).ID<Item>();
        descriptor.Field(i => i.Name);
        descriptor.Field(i => i.Note);
        descriptor.Field(i => i.Size);
        descriptor.Field(i => i.Rank);
        descriptor.Field(i => i.Color);
        descriptor.Field(i => i.Mood);
        descriptor.Field(i => i.IsOn);
        descriptor.Field(i => i.IsKnown);
        descriptor.Field(i => i.At);
        descriptor.Field(i => i.Length);
        descriptor.Field(i => i.Key).PlainID();
        descriptor.Field(i => i.Tags);
        descriptor.Field("ownerName", i => i.Owner!.Name).Description("Who has it.");
        descriptor.Field("ownerAge", i => i.Owner!.Age);
        descriptor.Field("isOwned", i => i.Owner != null);
        descriptor.Field(i => i.Owner!);
        descriptor.Field(i => i.Parts);
    }
}

/// <summary>Holds filters against how items are, and against how they were.</summary>
internal sealed class ItemAndBeforeFilter : FilterInputType<Item>
{
    protected override void Configure(IFilterInputTypeDescriptor<Item> descriptor)
    {
        descriptor.Name("ItemAndBeforeFilterInput").Description("As it is, or as it was.");
        descriptor.Field(i => i.Name);
        descriptor.Field(i => i.Note);
        descriptor.Field(i => i.Tags);
        descriptor.OrAs(i => i.HasBefore, before => before.Field("note", i => i.NoteBefore).Field("tags", i => i.TagsBefore));
    }
}

internal sealed class ItemSort : SortInputType<Item>
{
    protected override void Configure(ISortInputTypeDescriptor<Item> descriptor)
    {
        descriptor.Field(i => i.Name);
        descriptor.Field(i => i.Note);
        descriptor.Field(i => i.Size);
        descriptor.Field(i => i.Rank);
        descriptor.Field(i => i.Color);
        descriptor.Field(i => i.Mood);
        descriptor.Field(i => i.IsOn);
        descriptor.Field(i => i.IsKnown);
        descriptor.Field(i => i.At);
        descriptor.Field(i => i.Length);
        descriptor.Field("ownerName", i => i.Owner!.Name);
        descriptor.Field("ownerAge", i => i.Owner!.Age);
        descriptor.OrderBy(i => i.Note).OrderByDescending(i => i.Size).Key(i => i.Id);
    }
}

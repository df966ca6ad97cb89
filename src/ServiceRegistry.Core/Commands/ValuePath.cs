using System.Collections.Immutable;
using System.Globalization;

namespace ServiceRegistry.Core.Commands;

/// <summary>
/// The way from <c>input</c> down to a value, in the field names of the schema. Most values are right, and their way is never told: its
/// last step takes no memory.
/// </summary>
internal readonly struct ValuePath
{
    private readonly Place parent;
    private readonly string? name;
    private readonly int place;

    private ValuePath(Place parent, string? name, int place)
    {
        this.parent = parent;
        this.name = name;
        this.place = place;
    }

    public static ValuePath Input { get; } = new(new Place(null, "input"), null, -1);

    private bool IsParent => name is null && place < 0;

    private string Segment => name ?? place.ToString(CultureInfo.InvariantCulture);

    public ValuePath At(string field) => new(Fixed(), field, -1);

    public ValuePath At(int place) => new(Fixed(), null, place);

    public ImmutableArray<string> ToArray()
    {
        var segments = new List<string>();
        for (var at = Fixed(); at is not null; at = at.Parent)
        {
            segments.Add(at.Segment);
        }

        segments.Reverse();
        return [.. segments];
    }

    private Place Fixed() => IsParent ? parent : new(parent, Segment);

    private sealed record Place(Place? Parent, string Segment);
}

using System.Collections.Immutable;
using System.Globalization;

namespace ServiceRegistry.Core.Commands;

/// <summary>The way from <c>input</c> down to a value, in the field names of the schema.</summary>
internal sealed class ValuePath(ValuePath? parent, string segment)
{
    public static ValuePath Input { get; } = new(null, "input");

    public ValuePath At(string field) => new(this, field);

    public ValuePath At(int place) => new(this, place.ToString(CultureInfo.InvariantCulture));

    public ImmutableArray<string> ToArray()
    {
        var segments = new List<string>();
        for (var path = this; path is not null; path = path.Parent)
        {
            segments.Add(path.Segment);
        }

        segments.Reverse();
        return [.. segments];
    }

    private ValuePath? Parent { get; } = parent;

    private string Segment { get; } = segment;
}

using System.Collections.Immutable;
using System.Globalization;

namespace ServiceRegistry.Core.Commands;

/// <summary>
/// The way from <c>input</c> down to a value, in the field names of the schema. Most values are right, and their way is never told: its
/// last step takes no memory.
/// </summary>
internal readonly struct ValuePath
{
    private readonly Step steps;
    private readonly string? lastField;
    private readonly int? lastIndex;

    private ValuePath(Step steps, string? lastField = null, int? lastIndex = null)
    {
        this.steps = steps;
        this.lastField = lastField;
        this.lastIndex = lastIndex;
    }

    public static ValuePath Input { get; } = new(new Step(null, "input"));

    public ValuePath At(string field) => new(AllSteps(), lastField: field);

    public ValuePath At(int index) => new(AllSteps(), lastIndex: index);

    public ImmutableArray<string> ToArray()
    {
        var segments = new List<string>();
        for (var step = AllSteps(); step is not null; step = step.Before)
        {
            segments.Add(step.Segment);
        }

        segments.Reverse();
        return [.. segments];
    }

    private Step AllSteps() => (lastField ?? lastIndex?.ToString(CultureInfo.InvariantCulture)) is { } last ? new(steps, last) : steps;

    private sealed record Step(Step? Before, string Segment);
}

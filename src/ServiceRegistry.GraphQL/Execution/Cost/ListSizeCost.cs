using System.Globalization;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>How many objects one field is reckoned to answer.</summary>
internal sealed class ListSizeCost
{
    private readonly double? constant;
    private readonly double unlessGiven;
    private readonly List<Slice> slices = [];

    public ListSizeCost(OutputField field, FieldNode node, double assumedSize)
    {
        unlessGiven = field.ListSize?.AssumedSize ?? assumedSize;
        foreach (var name in field.ListSize?.SlicingArguments ?? [])
        {
            if (field.Arguments.Find(name) is { } argument)
            {
                Add(argument, node.Arguments.Find(name)?.Value);
            }
        }

        constant = slices.All(slice => slice.Variable is null) ? Greatest(null) : null;
    }

    public bool IsConstant => constant is not null;

    public double Evaluate(CostEvaluation request) => constant ?? Greatest(request);

    private void Add(InputValue argument, ValueNode? given)
    {
        if (given is VariableNode variable)
        {
            slices.Add(new Slice(variable.Name.Value, Of(argument.DefaultValue)));
        }
        else if (Of(given ?? argument.DefaultValue) is { } size)
        {
            slices.Add(new Slice(null, size));
        }
    }

    private double Greatest(CostEvaluation? request)
    {
        double? greatest = null;
        foreach (var slice in slices)
        {
            var size = slice.Variable is { } name && request!.Variables.Find(name, out var value) ? Of(value) : slice.Size;
            greatest = size is null || greatest > size ? greatest : size;
        }

        return Math.Max(0, greatest ?? unlessGiven);
    }

    private static double? Of(ValueNode? literal) => literal switch
    {
        IntValueNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        ListValueNode list => list.Items.Length,
        _ => null,
    };

    private static double? Of(object? value) => value switch
    {
        null => null,
        object?[] list => list.Length,
        _ => WholeNumber.TryRead(value, out var number) ? number : null,
    };

    /// <summary>An argument that says how many.</summary>
    /// <param name="Variable">The variable that stands there; null for a literal.</param>
    /// <param name="Size">The literal's size, or the one where the variable is left out; null where there is none.</param>
    private readonly record struct Slice(string? Variable, double? Size);
}

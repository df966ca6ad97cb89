namespace ServiceRegistry.GraphQL;

/// <summary>
/// What a field, an argument, an input field, or an object of a type costs. Unless it is said a field that waits costs 10, one that
/// answers objects 1 and any other 0; an object costs 1; arguments and input fields cost nothing, but those of filters and orders do.
/// </summary>
/// <param name="weight">The cost, 0 or more.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct |
    AttributeTargets.Interface)]
public sealed class CostAttribute(double weight) : Attribute
{
    /// <summary>The cost, 0 or more.</summary>
    public double Weight { get; } = weight >= 0 && double.IsFinite(weight) ? weight : throw new ArgumentOutOfRangeException(nameof(weight));
}

/// <summary>How many objects a field is reckoned to answer. Fields with <see cref="UsePagingAttribute"/> need none.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>How many where no slicing argument says so; 0 for the assumption of <see cref="Execution.CostOptions"/>.</summary>
    public int AssumedSize { get; set; }

    /// <summary>The arguments that say how many: numbers, or lists whose items are counted. The greatest counts.</summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>The fields below that hold the objects, where the field itself is no list.</summary>
    public string[] SizedFields { get; set; } = [];
}

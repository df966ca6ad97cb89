using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A field with what is below it.</summary>
/// <param name="node">Where it is selected.</param>
/// <param name="type">The type that it is selected from.</param>
/// <param name="definition">The field.</param>
/// <param name="weight">What it costs to resolve it.</param>
/// <param name="arguments">What its arguments cost.</param>
/// <param name="objects">What it answers.</param>
/// <param name="below">What is selected of each of the objects.</param>
internal sealed class FieldCost(
    FieldNode node, NamedType type, OutputField definition, double weight, ArgumentsCost arguments, AnsweredObjects objects, CostTerm below) : CostTerm
{
    /// <summary>The field in the schema.</summary>
    public string Coordinate => $"{type.Name}.{definition.Name}";

    public bool IsConstant => arguments.IsConstant && objects.Size?.IsConstant != false && below is ConstantCost;

    public override CostSum Evaluate(CostEvaluation request)
    {
        var own = weight + arguments.Evaluate(request);
        var item = Item(request, out var count);
        return (objects.IsSizedByParent
            ? new CostSum(own, 0, item.FieldCost, item.TypeCost)
            : new CostSum(own + (count * item.FieldCost), count * item.TypeCost)).Bounded();
    }

    /// <summary>What is the field's own of its share, without what is below it.</summary>
    public OperationCost Own(CostEvaluation request, CostShare share)
    {
        Item(request, out var count);
        var objectCount = objects.IsSizedByParent ? share.SizedTimes : share.Times * count;
        return new OperationCost(share.Times * (weight + arguments.Evaluate(request)), objectCount * objects.Weight);
    }

    public override IEnumerable<CostShare> Split(CostEvaluation request, CostShare share)
    {
        Item(request, out var count);
        var times = CostSum.Bounded(objects.IsSizedByParent ? share.SizedTimes : share.Times * count);
        return [new CostShare(below, times, CostSum.Bounded(times * SizeBelow(request)), Path(share))];
    }

    public ResponsePath Path(CostShare share) => new(share.Path, Shorten.Cut(node.ResponseName, 80));

    // One of the objects that are answered, and how many there are.
    private OperationCost Item(CostEvaluation request, out double count)
    {
        var sum = below.Evaluate(request);
        var size = SizeBelow(request);
        count = objects.IsList && !objects.IsSizedByParent ? objects.Size!.Evaluate(request) : 1;
        return new OperationCost(sum.Field + (size * sum.SizedField), objects.Weight + sum.Type + (size * sum.SizedType));
    }

    // How many items the lists below have, where this field says so.
    private double SizeBelow(CostEvaluation request) => objects.IsList ? 0 : objects.Size?.Evaluate(request) ?? 0;
}

/// <summary>The objects that a field answers.</summary>
/// <param name="Weight">What one of them costs; 0 for leaves.</param>
/// <param name="IsList">True where the field is a list of them.</param>
/// <param name="IsSizedByParent">True where the field above says how many.</param>
/// <param name="Size">How many there are, or are in the lists below; null where it is one object with lists of their own sizes.</param>
internal readonly record struct AnsweredObjects(double Weight, bool IsList, bool IsSizedByParent, ListSizeCost? Size);

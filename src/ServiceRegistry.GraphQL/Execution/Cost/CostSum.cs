namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// What is below one object: a part of its own, and a part for each item where the field above said how many items the lists here have.
/// So one sum serves a fragment in pages of any size.
/// </summary>
internal readonly record struct CostSum(double Field, double Type, double SizedField = 0, double SizedType = 0)
{
    // Beyond any limit, and small enough that a product of two is still a number.
    private const double Most = 1e15;

    public static CostSum operator +(CostSum x, CostSum y) =>
        new(x.Field + y.Field, x.Type + y.Type, x.SizedField + y.SizedField, x.SizedType + y.SizedType);

    /// <summary>The greater of the two in each part.</summary>
    public static CostSum Max(CostSum x, CostSum y) => new(
        Math.Max(x.Field, y.Field), Math.Max(x.Type, y.Type), Math.Max(x.SizedField, y.SizedField), Math.Max(x.SizedType, y.SizedType));

    public CostSum Bounded() => new(Bounded(Field), Bounded(Type), Bounded(SizedField), Bounded(SizedType));

    public static double Bounded(double cost) => Math.Min(cost, Most);
}

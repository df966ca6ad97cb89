using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Reads what attributes say of costs.</summary>
internal static class CostAttributes
{
    /// <summary>The field as the attributes of its member have it.</summary>
    public static OutputField WithCost(this OutputField field, MemberInfo member) => field with
    {
        Cost = Of(member) ?? field.Cost,
        ListSize = SizeOf(member) ?? field.ListSize,
    };

    public static double? Of(ICustomAttributeProvider member) =>
        member.GetCustomAttributes(typeof(CostAttribute), false) is [CostAttribute cost, ..] ? cost.Weight : null;

    private static ListSize? SizeOf(MemberInfo member) => member.GetCustomAttribute<ListSizeAttribute>() is not { } size ? null : new ListSize
    {
        AssumedSize = size.AssumedSize > 0 ? size.AssumedSize : null,
        SlicingArguments = size.SlicingArguments,
        SizedFields = size.SizedFields,
    };
}

using System.Reflection;
using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes the input types of orders.</summary>
internal sealed class SortTypes(TypeCatalog catalog)
{
    private readonly Dictionary<SortInputType, object> definitions = [];

    /// <summary>The order of items of a type; null where nobody described one.</summary>
    public SortDefinition<T>? Of<T>(Type? sortType)
    {
        var type = sortType is null
            ? catalog.Definition.SortTypes.FirstOrDefault(s => s.ItemType == typeof(T))
            : catalog.Definition.SortTypes.FirstOrDefault(s => s.GetType() == sortType) ??
                (SortInputType)Activator.CreateInstance(sortType, nonPublic: true)!;
        if (type is not SortInputType<T> described)
        {
            return null;
        }

        if (!definitions.TryGetValue(type, out var definition))
        {
            definitions.Add(type, definition = described.Describe());
            Check((SortDefinition<T>)definition, type.GetType().Name);
        }

        return (SortDefinition<T>)definition;
    }

    /// <summary>The argument <c>order</c>.</summary>
    public InputValue Argument<T>(SortDefinition<T> definition)
    {
        var itemName = catalog.Outputs.NameOf(typeof(T));
        var name = definition.TypeName ?? $"{itemName}SortInput";
        var type = catalog.GetOrAdd(name, definition, () => new InputObjectType(
            name,
            definition.TypeDescription ?? $"What {itemName} is ordered by: the fields of one item in the order of this type, the items in theirs.",
            () => [.. definition.Fields.Select(f => new InputValue(f.FieldName, Describe(f), Direction()) { Cost = DefaultCosts.SortField })],
            values => Read(definition, values)));
        var list = new ListType(new NonNullType(type));
        return new InputValue("order", "What the items are ordered by; null stands first in ASC and last in DESC.", list)
        {
            Cost = DefaultCosts.Criteria,
            Convert = items => definition.Order(((object?[])items).SelectMany(item => (IEnumerable<SortStep<T>>)item!)),
        };
    }

    private static List<SortStep<T>> Read<T>(SortDefinition<T> definition, InputFieldValues values)
    {
        var steps = new List<SortStep<T>>();
        for (var i = 0; i < values.Values.Length; i++)
        {
            if (values.Values[i] is bool descending)
            {
                steps.Add(new SortStep<T>(definition.Fields[i].Key, descending));
            }
        }

        return steps;
    }

    private string? Describe<T>(SortFieldDefinition<T> field) => field.FieldDescription ??
        (FilterFieldFactory.PropertyOf(field.Key.Selector) is { } property ? catalog.Describe((MemberInfo)property) : null);

    private EnumType Direction() => catalog.GetOrAdd("SortEnumType", typeof(SortTypes), () => new EnumType(
        "SortEnumType",
        "A direction.",
        [new EnumValue("ASC", "The smallest first.", false), new EnumValue("DESC", "The greatest first.", true)],
        typeof(bool)));

    private void Check<T>(SortDefinition<T> definition, string where)
    {
        if (!definition.HasKey)
        {
            catalog.Fail(where, "an order needs a Key(...), so that no two items have the same place.");
        }

        foreach (var key in definition.DefaultOrder.Steps.Select(s => s.Key).Concat(definition.Fields.Select(f => f.Key)))
        {
            var type = key.Selector.ReturnType;
            if (!KeyText.Supports(Nullable.GetUnderlyingType(type) ?? type))
            {
                catalog.Fail(where, $"items cannot be ordered by {key.Identity}, of {type.Name}: it has no text for a cursor.");
            }
        }
    }
}

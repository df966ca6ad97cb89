using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes the input types of filters.</summary>
internal sealed class FilterTypes(TypeCatalog catalog)
{
    private static readonly MethodInfo OfItems =
        typeof(FilterTypes).GetMethod(nameof(OfType), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private readonly Dictionary<Type, IFilterInput> made = [];

    /// <summary>The operation inputs of leaves and lists.</summary>
    public OperationTypes Operations => field ??= new OperationTypes(catalog);

    /// <summary>
    /// The input type for items of a type; described by the filter type that is given, else by the registered one, else by the items'
    /// properties.
    /// </summary>
    public IFilterInput Of(Type itemType, Type? filterType = null)
    {
        var described = catalog.Definition.FilterTypes.FirstOrDefault(f => filterType is null ? f.ItemType == itemType : f.GetType() == filterType) ??
            (filterType is null ? null : (FilterInputType)Activator.CreateInstance(filterType, nonPublic: true)!);
        var key = described?.GetType() ?? itemType;
        if (!made.TryGetValue(key, out var input))
        {
            made.Add(key, input = (IFilterInput)OfItems.MakeGenericMethod(itemType).Invoke(this, [described])!);
        }

        return input;
    }

    /// <summary>The argument <c>where</c> of a field, or a parameter of type <see cref="Filter{T}"/>.</summary>
    public InputValue Argument(string name, string? description, TypeShape shape, ICustomAttributeProvider member, string where)
    {
        if (!catalog.Definition.HasFiltering)
        {
            catalog.Fail(where, "filters need AddFiltering().");
        }

        var attribute = member.GetCustomAttributes(typeof(UseFilteringAttribute), false).OfType<UseFilteringAttribute>().FirstOrDefault();
        var input = Of(shape.Arguments[0].Type, attribute?.Type);
        GraphQLType type = input.Type;
        return new InputValue(name, description ?? "What must hold for an item to be given.", shape.IsNullable ? type : new NonNullType(type))
        {
            Convert = input.Complete,
            Cost = DefaultCosts.Criteria,
        };
    }

    private FilterInput<T> OfType<T>(FilterInputType? definition) =>
        new(definition is FilterInputType<T> described ? described.Describe() : ByProperties<T>(), catalog);

    private FilterDefinition<T> ByProperties<T>()
    {
        var definition = new FilterDefinition<T>();
        foreach (var property in ObjectFields.Properties(typeof(T)))
        {
            var item = Expression.Parameter(typeof(T), "item");
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var leaf = catalog.FindLeaf(TypeShape.ItemTypeOf(type) ?? type);
            if (leaf is not null && leaf != BuiltInScalars.Any)
            {
                definition.Add(Naming.Field(property), Expression.Lambda(Expression.Property(item, property), item));
            }
        }

        return definition;
    }
}

/// <summary>The input type of a filter, whatever it filters.</summary>
internal interface IFilterInput
{
    InputObjectType Type { get; }

    /// <summary>From the filter as it was read to the one that is held against items.</summary>
    Func<object, object>? Complete { get; }
}

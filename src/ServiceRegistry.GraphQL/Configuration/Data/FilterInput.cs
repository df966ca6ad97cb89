using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>The input type of one filter: its coerced value is a <see cref="Filter{T}"/>.</summary>
internal sealed class FilterInput<T> : IFilterInput
{
    private readonly FilterDefinition<T> definition;
    private readonly TypeCatalog catalog;
    private readonly FilterView<T>? view;

    public FilterInput(FilterDefinition<T> definition, TypeCatalog catalog)
    {
        this.definition = definition;
        this.catalog = catalog;
        var name = definition.TypeName ?? $"{catalog.Outputs.NameOf(typeof(T))}FilterInput";
        Type = catalog.GetOrAdd(name, this, () => new InputObjectType(
            name,
            definition.TypeDescription ?? $"What must hold of {catalog.Outputs.NameOf(typeof(T))}: all that is given here, and it alone.",
            Fields,
            Create));
        if (definition.View is { } described)
        {
            view = new FilterView<T>(described.When, FilterFieldFactory.MembersOf<T>(definition.Fields, described.Members, catalog, name));
        }
    }

    public InputObjectType Type { get; }

    public Func<object, object>? Complete => view is null ? null : filter => view.AddTo((Filter<T>)filter);

    private List<InputValue> Fields()
    {
        var self = new ListType(new NonNullType(Type));
        return
        [
            new InputValue("and", "All of these must hold; where there are none, everything does.", self),
            new InputValue("or", "One of these must hold; where there are none, nothing does.", self),
            .. definition.Fields.Select(Field),
        ];
    }

    private InputValue Field(FilterFieldDefinition described)
    {
        var (type, field) = FilterFieldFactory.Make<T>(described, catalog, $"{Type.Name}.{described.FieldName}");
        var property = FilterFieldFactory.PropertyOf(described.Member);
        var description = described.FieldDescription ?? (property is null ? null : catalog.Describe(property));
        return new InputValue(described.FieldName, description, type) { Convert = field.Bind };
    }

    private object Create(InputFieldValues values)
    {
        var parts = new List<Filter<T>>();
        for (var i = 0; i < values.Values.Length; i++)
        {
            if (!values.Provided[i])
            {
                continue;
            }

            var value = values.Values[i] ?? throw FilterErrors.Null(Type.Fields[i].Name);
            switch (i)
            {
                case 0:
                    parts.AddRange(((object?[])value).Cast<Filter<T>>());
                    break;
                case 1:
                    parts.Add(new AnyOfFilter<T>([.. ((object?[])value).Cast<Filter<T>>()]));
                    break;
                default:
                    parts.Add((Filter<T>)value);
                    break;
            }
        }

        var filter = AllOfFilter<T>.Of(parts);
        FilterErrors.CheckSize(filter.Operations, filter.Depth, catalog.Definition.FilterOptions);
        return filter;
    }
}

using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>A sort type as it was described.</summary>
internal sealed class SortDefinition<T> : ISortInputTypeDescriptor<T>
{
    private readonly List<SortFieldDefinition<T>> fields = [];
    private readonly List<SortStep<T>> defaultSteps = [];
    private readonly List<SortStep<T>> keys = [];

    public string? TypeName { get; private set; }

    public string? TypeDescription { get; private set; }

    public IReadOnlyList<SortFieldDefinition<T>> Fields => fields;

    public bool HasKey => keys.Count > 0;

    /// <summary>The order where none is asked for.</summary>
    public SortOrder<T> DefaultOrder => field ??= Complete(defaultSteps, isDefault: true);

    public ISortInputTypeDescriptor<T> Name(string name)
    {
        TypeName = name;
        return this;
    }

    public ISortInputTypeDescriptor<T> Description(string description)
    {
        TypeDescription = description;
        return this;
    }

    public ISortFieldDescriptor Field<TKey>(Expression<Func<T, TKey>> member) =>
        member.Body is MemberExpression { Expression: ParameterExpression } property
            ? Field(Configuration.Naming.Camel(property.Member.Name), member)
            : throw new ArgumentException($"The field {member} of an order is no property of {typeof(T).Name}, and needs a name.", nameof(member));

    public ISortFieldDescriptor Field<TKey>(string name, Expression<Func<T, TKey>> member)
    {
        var definition = new SortFieldDefinition<T>(name, SortKey<T>.Of(member));
        fields.Add(definition);
        return definition;
    }

    public ISortInputTypeDescriptor<T> OrderBy<TKey>(Expression<Func<T, TKey>> member)
    {
        defaultSteps.Add(new SortStep<T>(SortKey<T>.Of(member), Descending: false));
        return this;
    }

    public ISortInputTypeDescriptor<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> member)
    {
        defaultSteps.Add(new SortStep<T>(SortKey<T>.Of(member), Descending: true));
        return this;
    }

    public ISortInputTypeDescriptor<T> Key<TKey>(Expression<Func<T, TKey>> member)
    {
        keys.Add(new SortStep<T>(SortKey<T>.Of(member), Descending: false));
        return this;
    }

    /// <summary>The order asked for, made total by the key; that of the type where nothing is asked for.</summary>
    public SortOrder<T> Order(IEnumerable<SortStep<T>> steps) =>
        steps.ToList() is { Count: > 0 } asked ? Complete(asked, isDefault: false) : DefaultOrder;

    private SortOrder<T> Complete(IReadOnlyList<SortStep<T>> steps, bool isDefault)
    {
        // What was said first decides: a second word on the same value says nothing.
        var complete = steps.Concat(keys).DistinctBy(s => s.Key.Identity, StringComparer.Ordinal).ToList();
        return new SortOrder<T>(complete, isDefault);
    }
}

/// <summary>A field of a sort type as it was described.</summary>
internal sealed class SortFieldDefinition<T>(string name, SortKey<T> key) : ISortFieldDescriptor
{
    public string FieldName { get; private set; } = name;

    public SortKey<T> Key { get; } = key;

    public string? FieldDescription { get; private set; }

    public ISortFieldDescriptor Name(string name)
    {
        FieldName = name;
        return this;
    }

    public ISortFieldDescriptor Description(string description)
    {
        FieldDescription = description;
        return this;
    }
}

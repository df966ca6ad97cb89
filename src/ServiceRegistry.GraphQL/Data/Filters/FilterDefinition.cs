using System.Linq.Expressions;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>A filter type as it was described.</summary>
internal sealed class FilterDefinition<T> : IFilterInputTypeDescriptor<T>
{
    private readonly List<FilterFieldDefinition> fields = [];

    public string? TypeName { get; private set; }

    public string? TypeDescription { get; private set; }

    public IReadOnlyList<FilterFieldDefinition> Fields => fields;

    /// <summary>When the items have another view, and its values by the fields' names; null where they have none.</summary>
    public (Expression<Func<T, bool>> When, IReadOnlyDictionary<string, LambdaExpression> Members)? View { get; private set; }

    public IFilterInputTypeDescriptor<T> Name(string name)
    {
        TypeName = name;
        return this;
    }

    public IFilterInputTypeDescriptor<T> Description(string description)
    {
        TypeDescription = description;
        return this;
    }

    public IFilterFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> member) =>
        member.Body is MemberExpression { Expression: ParameterExpression } property
            ? Field(Configuration.Naming.Camel(property.Member.Name), member)
            : throw new ArgumentException($"The field {member} of a filter is no property of {typeof(T).Name}, and needs a name.", nameof(member));

    public IFilterFieldDescriptor Field<TValue>(string name, Expression<Func<T, TValue>> member) => Add(name, member);

    public FilterFieldDefinition Add(string name, LambdaExpression member)
    {
        var field = new FilterFieldDefinition(name, member);
        fields.Add(field);
        return field;
    }

    public IFilterInputTypeDescriptor<T> OrAs(Expression<Func<T, bool>> when, Action<IFilterViewDescriptor<T>> view)
    {
        var members = new FilterViewDefinition<T>();
        view(members);
        View = (when, members.Members);
        return this;
    }
}

/// <summary>A field of a filter type as it was described.</summary>
internal sealed class FilterFieldDefinition(string name, LambdaExpression member) : IFilterFieldDescriptor
{
    public string FieldName { get; private set; } = name;

    public LambdaExpression Member { get; } = member;

    public string? FieldDescription { get; private set; }

    public Type? NodeType { get; private set; }

    public bool IsPlainId { get; private set; }

    public IFilterFieldDescriptor Name(string name)
    {
        FieldName = name;
        return this;
    }

    public IFilterFieldDescriptor Description(string description)
    {
        FieldDescription = description;
        return this;
    }

    public IFilterFieldDescriptor ID<TNode>()
    {
        NodeType = typeof(TNode);
        return this;
    }

    public IFilterFieldDescriptor PlainID()
    {
        IsPlainId = true;
        return this;
    }
}

/// <summary>The other values of an item as they were described.</summary>
internal sealed class FilterViewDefinition<T> : IFilterViewDescriptor<T>
{
    private readonly Dictionary<string, LambdaExpression> members = [];

    public IReadOnlyDictionary<string, LambdaExpression> Members => members;

    public IFilterViewDescriptor<T> Field<TValue>(string name, Expression<Func<T, TValue>> member)
    {
        members[name] = member;
        return this;
    }
}

using System.Linq.Expressions;
using ServiceRegistry.GraphQL.Data;

namespace ServiceRegistry.GraphQL;

/// <summary>The input type of an <c>order</c>, of any items.</summary>
public abstract class SortInputType
{
    private protected SortInputType()
    {
    }

    /// <summary>What is sorted.</summary>
    public abstract Type ItemType { get; }
}

/// <summary>
/// The input type of an <c>order</c> (Hot Chocolate's name), <c>{T}SortInput</c>, with the fields in the order in which they are
/// described; and the order of the items where none is asked for. Paging needs one for its items, be it without a field.
/// </summary>
/// <typeparam name="T">What is sorted.</typeparam>
public abstract class SortInputType<T> : SortInputType
{
    /// <inheritdoc />
    public sealed override Type ItemType => typeof(T);

    /// <summary>Describes the fields and the order where none is asked for.</summary>
    /// <param name="descriptor">Takes the description.</param>
    protected abstract void Configure(ISortInputTypeDescriptor<T> descriptor);

    internal SortDefinition<T> Describe()
    {
        var definition = new SortDefinition<T>();
        Configure(definition);
        return definition;
    }
}

/// <summary>Describes the input type of an <c>order</c> (Hot Chocolate's name). Text is ordered ordinally, and null goes before everything.</summary>
/// <typeparam name="T">What is sorted.</typeparam>
public interface ISortInputTypeDescriptor<T>
{
    /// <summary>Names the type; <c>{T}SortInput</c> unless called.</summary>
    /// <param name="name">The name.</param>
    ISortInputTypeDescriptor<T> Name(string name);

    /// <summary>Describes the type.</summary>
    /// <param name="description">What it is.</param>
    ISortInputTypeDescriptor<T> Description(string description);

    /// <summary>Adds a field on a property, with its name.</summary>
    /// <typeparam name="TKey">The property's type.</typeparam>
    /// <param name="member">The property.</param>
    ISortFieldDescriptor Field<TKey>(Expression<Func<T, TKey>> member);

    /// <summary>Adds a field on any value of the item. A null on the way to it makes it null.</summary>
    /// <typeparam name="TKey">A number, text, truth, enum, id or time.</typeparam>
    /// <param name="name">The field's name in the schema.</param>
    /// <param name="member">The value.</param>
    ISortFieldDescriptor Field<TKey>(string name, Expression<Func<T, TKey>> member);

    /// <summary>Adds to the order where none is asked for: the smallest first.</summary>
    /// <typeparam name="TKey">A number, text, truth, enum, id or time.</typeparam>
    /// <param name="member">The value.</param>
    ISortInputTypeDescriptor<T> OrderBy<TKey>(Expression<Func<T, TKey>> member);

    /// <summary>Adds to the order where none is asked for: the greatest first.</summary>
    /// <typeparam name="TKey">A number, text, truth, enum, id or time.</typeparam>
    /// <param name="member">The value.</param>
    ISortInputTypeDescriptor<T> OrderByDescending<TKey>(Expression<Func<T, TKey>> member);

    /// <summary>
    /// Names a value that ends every order, so that no two items have the same place; several together are unique. At least one is needed.
    /// </summary>
    /// <typeparam name="TKey">A number, text, truth, enum, id or time.</typeparam>
    /// <param name="member">The value.</param>
    ISortInputTypeDescriptor<T> Key<TKey>(Expression<Func<T, TKey>> member);
}

/// <summary>Describes a field of an <c>order</c> (Hot Chocolate's name).</summary>
public interface ISortFieldDescriptor
{
    /// <summary>Names the field.</summary>
    /// <param name="name">The name in the schema.</param>
    ISortFieldDescriptor Name(string name);

    /// <summary>Describes the field; that of the property unless called.</summary>
    /// <param name="description">What it is.</param>
    ISortFieldDescriptor Description(string description);
}

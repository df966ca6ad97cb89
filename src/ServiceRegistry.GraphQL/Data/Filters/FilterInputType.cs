using System.Linq.Expressions;
using ServiceRegistry.GraphQL.Data;

namespace ServiceRegistry.GraphQL;

/// <summary>The input type of a <c>where</c>, of any items.</summary>
public abstract class FilterInputType
{
    private protected FilterInputType()
    {
    }

    /// <summary>What is filtered.</summary>
    public abstract Type ItemType { get; }
}

/// <summary>
/// The input type of a <c>where</c> (Hot Chocolate's name). It is <c>{T}FilterInput</c> with <c>and</c>, <c>or</c> and the fields in
/// the order in which they are described.
/// </summary>
/// <typeparam name="T">What is filtered.</typeparam>
public abstract class FilterInputType<T> : FilterInputType
{
    /// <inheritdoc />
    public sealed override Type ItemType => typeof(T);

    /// <summary>Describes the fields.</summary>
    /// <param name="descriptor">Takes the description.</param>
    protected abstract void Configure(IFilterInputTypeDescriptor<T> descriptor);

    internal FilterDefinition<T> Describe()
    {
        var definition = new FilterDefinition<T>();
        Configure(definition);
        return definition;
    }
}

/// <summary>Describes the input type of a <c>where</c> (Hot Chocolate's name).</summary>
/// <typeparam name="T">What is filtered.</typeparam>
public interface IFilterInputTypeDescriptor<T>
{
    /// <summary>Names the type; <c>{T}FilterInput</c> unless called.</summary>
    /// <param name="name">The name.</param>
    IFilterInputTypeDescriptor<T> Name(string name);

    /// <summary>Describes the type.</summary>
    /// <param name="description">What it is.</param>
    IFilterInputTypeDescriptor<T> Description(string description);

    /// <summary>Adds a field on a property, with its name.</summary>
    /// <typeparam name="TValue">The property's type.</typeparam>
    /// <param name="member">The property.</param>
    IFilterFieldDescriptor Field<TValue>(Expression<Func<T, TValue>> member);

    /// <summary>
    /// Adds a field on any value of the item. A null on the way to it makes it null. Where a database answers, it must be able to
    /// translate the expression.
    /// </summary>
    /// <typeparam name="TValue">A leaf, a class with fields of its own, or a list of either.</typeparam>
    /// <param name="name">The field's name in the schema.</param>
    /// <param name="member">The value.</param>
    IFilterFieldDescriptor Field<TValue>(string name, Expression<Func<T, TValue>> member);

    /// <summary>
    /// Holds every filter, as a whole, once more against other values of the item: it matches where either view does.
    /// </summary>
    /// <param name="when">Where an item has that view.</param>
    /// <param name="view">Names the values that differ.</param>
    IFilterInputTypeDescriptor<T> OrAs(Expression<Func<T, bool>> when, Action<IFilterViewDescriptor<T>> view);
}

/// <summary>Describes a field of a <c>where</c> (Hot Chocolate's name).</summary>
public interface IFilterFieldDescriptor
{
    /// <summary>Names the field.</summary>
    /// <param name="name">The name in the schema.</param>
    IFilterFieldDescriptor Name(string name);

    /// <summary>Describes the field; that of the property unless called.</summary>
    /// <param name="description">What it is.</param>
    IFilterFieldDescriptor Description(string description);

    /// <summary>The field is compared with global ids of a type.</summary>
    /// <typeparam name="TNode">The class of the object.</typeparam>
    IFilterFieldDescriptor ID<TNode>();

    /// <summary>The field is compared with ids that are not global.</summary>
    IFilterFieldDescriptor PlainID();
}

/// <summary>Describes the other values that a filter is held against.</summary>
/// <typeparam name="T">What is filtered.</typeparam>
public interface IFilterViewDescriptor<T>
{
    /// <summary>Another value for a field.</summary>
    /// <typeparam name="TValue">The type of the field's value.</typeparam>
    /// <param name="name">The field's name in the schema.</param>
    /// <param name="member">The value in this view.</param>
    IFilterViewDescriptor<T> Field<TValue>(string name, Expression<Func<T, TValue>> member);
}

using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>The arguments of a field, from the parameters of its method.</summary>
internal sealed class ArgumentList
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<InputValue> values = [];

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<InputValue> Values => values;

    /// <summary>True where the arguments are the fields of one argument <c>input</c>.</summary>
    public bool IsWrapped { get; private set; }

    public static ArgumentList Of(MemberInfo member, TypeCatalog catalog, string where)
    {
        var list = new ArgumentList();
        list.Add(member, catalog, where);
        return list;
    }

    /// <summary>Adds those of a method that are not there yet.</summary>
    public void Add(MemberInfo member, TypeCatalog catalog, string where)
    {
        foreach (var parameter in member is MethodInfo method ? method.GetParameters() : [])
        {
            switch (ParameterSource.Of(parameter, catalog))
            {
                case ParameterKind.Argument when !indexes.ContainsKey(parameter.Name!):
                    indexes.Add(parameter.Name!, values.Count);
                    values.Add(catalog.Inputs.Argument(parameter, where));
                    break;
                case ParameterKind.DataLoader:
                    catalog.DataLoaders.Require(parameter, (MethodInfo)member, where);
                    break;
            }
        }
    }

    /// <summary>Makes them the fields of one argument.</summary>
    /// <param name="input">The argument; its value is the <see cref="InputFieldValues"/>.</param>
    public ArgumentList WrapIn(InputValue input)
    {
        var wrapped = new ArgumentList { IsWrapped = true };
        wrapped.values.Add(input);
        foreach (var (name, index) in indexes)
        {
            wrapped.indexes.Add(name, index);
        }

        return wrapped;
    }

    /// <summary>Reads the argument of a parameter, as an object.</summary>
    public Expression Value(ParameterInfo parameter, Expression context)
    {
        var index = Expression.Constant(indexes[parameter.Name!]);
        return IsWrapped
            ? Expression.ArrayIndex(Expression.Property(Input(context), nameof(InputFieldValues.Values)), index)
            : Expression.Call(context, ResolverMethods.Argument, index);
    }

    /// <summary>Whether the argument of a parameter was given.</summary>
    public Expression IsProvided(ParameterInfo parameter, Expression context)
    {
        var index = Expression.Constant(indexes[parameter.Name!]);
        return IsWrapped
            ? Expression.ArrayIndex(Expression.Property(Input(context), nameof(InputFieldValues.Provided)), index)
            : Expression.Call(context, ResolverMethods.IsArgumentProvided, index);
    }

    private static UnaryExpression Input(Expression context) =>
        Expression.Convert(Expression.Call(context, ResolverMethods.Argument, Expression.Constant(0)), typeof(InputFieldValues));
}

using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>
/// An input class: its constructor's parameters and its settable properties are fields. A property's initialiser is its default, so
/// what has no sensible one is <c>required</c> or nullable.
/// </summary>
internal sealed class InputClass
{
    private readonly Type type;
    private readonly TypeCatalog catalog;
    private readonly ConstructorInfo? constructor;
    private readonly List<Member> members = [];
    private Func<InputFieldValues, object>? create;

    public InputClass(Type type, string name, TypeCatalog catalog)
    {
        this.type = type;
        this.catalog = catalog;
        constructor = FindConstructor();
        Type = new InputObjectType(
            name, catalog.Describe(type), Fields, values => (create ??= CompileCreate())(values), type.IsDefined(typeof(OneOfAttribute)))
        {
            FindDirectives = () => catalog.Directives.At(name, type),
        };
    }

    public InputObjectType Type { get; }

    private List<InputValue> Fields()
    {
        var parameters = constructor?.GetParameters() ?? [];
        var prototype = Prototype(parameters);
        foreach (var parameter in parameters)
        {
            members.Add(new Member(Field(parameter), parameter, null));
        }

        foreach (var property in ObjectFields.Properties(type).Where(IsSettable))
        {
            if (!parameters.Any(p => string.Equals(p.Name, property.Name, StringComparison.OrdinalIgnoreCase)))
            {
                members.Add(new Member(Field(property, prototype), null, property));
            }
        }

        return [.. members.Select(m => m.Value)];
    }

    private InputValue Field(ParameterInfo parameter) => catalog.Inputs.Argument(
        parameter, type.Name, type.GetProperty(parameter.Name!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase));

    private InputValue Field(PropertyInfo property, object? prototype)
    {
        var isFree = property.IsDefined(typeof(RequiredMemberAttribute)) || type.IsDefined(typeof(OneOfAttribute));
        var defaultValue = property.GetCustomAttribute<DefaultValueAttribute>() is { } given ? given.Value
            : isFree || prototype is null ? null
            : property.GetValue(prototype) switch
            {
                // Left out is no default, and JSON that was never set is none either.
                System.Text.Json.JsonElement { ValueKind: System.Text.Json.JsonValueKind.Undefined } => null,
                { } value when value.GetType().IsGenericType && value.GetType().GetGenericTypeDefinition() == typeof(Optional<>) => null,
                var value => value,
            };
        var field = catalog.Inputs.Value(
            Naming.Field(property), catalog.Describe(property), TypeShape.Of(property), property, defaultValue, $"{type.Name}.{property.Name}");
        return field with
        {
            DeprecationReason = TypeCatalog.DeprecationOf(property),
            Cost = CostAttributes.Of(property) ?? field.Cost,
        };
    }

    private object? Prototype(ParameterInfo[] parameters)
    {
        try
        {
            // A C# attribute has its optional arguments as properties behind those of its constructor, which is given nothing here.
            return type.IsAbstract || (parameters.Length > 0 && !type.IsAssignableTo(typeof(Attribute))) ? null
                : constructor is null ? Activator.CreateInstance(type)
                : constructor.Invoke([.. parameters.Select(Nothing)]);
        }
        catch (Exception exception) when (exception is TargetInvocationException or MissingMethodException)
        {
            catalog.Fail(type.Name, $"its defaults cannot be read, for it cannot be made: {(exception.InnerException ?? exception).Message}");
            return null;
        }
    }

    private static object? Nothing(ParameterInfo parameter) => parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType == typeof(string) ? ""
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    private ConstructorInfo? FindConstructor()
    {
        var constructors = type.GetConstructors();
        return constructors.FirstOrDefault(c => c.GetParameters().Length == 0) ??
            constructors.OrderByDescending(c => c.GetParameters().Length).FirstOrDefault();
    }

    private Func<InputFieldValues, object> CompileCreate()
    {
        // The fields are known by now: values were coerced for them.
        _ = Type.Fields;
        var values = Expression.Parameter(typeof(InputFieldValues), "values");
        var made = Expression.Variable(type, "made");
        var parts = new List<Expression>
        {
            Expression.Assign(made, constructor is null ? Expression.New(type) : Expression.New(constructor, ConstructorArguments(values))),
        };
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Property is { } property)
            {
                parts.Add(Expression.IfThen(
                    IsProvided(values, i),
                    Expression.Assign(Expression.Property(made, property), Read(values, i, property.PropertyType))));
            }
        }

        parts.Add(Expression.Convert(made, typeof(object)));
        return Expression.Lambda<Func<InputFieldValues, object>>(Expression.Block([made], parts), values).Compile();
    }

    private IEnumerable<Expression> ConstructorArguments(ParameterExpression values)
    {
        for (var i = 0; i < members.Count && members[i].Parameter is { } parameter; i++)
        {
            yield return Expression.Condition(
                IsProvided(values, i), Read(values, i, parameter.ParameterType), Expression.Default(parameter.ParameterType));
        }
    }

    private static Expression Read(ParameterExpression values, int index, Type target)
    {
        var value = Expression.ArrayIndex(Expression.Property(values, nameof(InputFieldValues.Values)), Expression.Constant(index));
        if (!target.IsGenericType || target.GetGenericTypeDefinition() != typeof(Optional<>))
        {
            return ResolverMethods.OrDefault(value, target);
        }

        var inner = target.GetGenericArguments()[0];
        return Expression.New(target.GetConstructor([inner])!, ResolverMethods.OrDefault(value, inner));
    }

    private static BinaryExpression IsProvided(ParameterExpression values, int index) =>
        Expression.ArrayIndex(Expression.Property(values, nameof(InputFieldValues.Provided)), Expression.Constant(index));

    private static bool IsSettable(PropertyInfo property) => property.SetMethod is { IsPublic: true };

    private sealed record Member(InputValue Value, ParameterInfo? Parameter, PropertyInfo? Property);
}

using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes the types of what is given.</summary>
internal sealed class InputTypes(TypeCatalog catalog)
{
    /// <summary>An argument, or a field of a record: attributes of a positional property may stand on it or on its parameter.</summary>
    public InputValue Argument(ParameterInfo parameter, string where, PropertyInfo? property = null)
    {
        var attributes = new MemberAttributes(parameter, property);
        where = $"{where}({parameter.Name})";
        object? defaultValue = attributes.Find<DefaultValueAttribute>() is { } given ? given.Value
            : parameter is { HasDefaultValue: true, DefaultValue: not null } ? parameter.DefaultValue
            : null;
        var name = attributes.Find<GraphQLNameAttribute>()?.Name ?? Naming.Camel(property?.Name ?? parameter.Name!);
        var description = catalog.Describe(parameter) ?? (property is null ? null : catalog.Describe(property));
        var value = Value(name, description, TypeShape.Of(parameter), attributes, defaultValue, where);
        return value with
        {
            IsPosition = parameter.IsDefined(typeof(SubscriptionPositionAttribute)),
            Cost = CostAttributes.Of(attributes) ?? value.Cost,
            DeprecationReason = TypeCatalog.DeprecationOf(attributes),
        };
    }

    /// <summary>An argument or input field.</summary>
    /// <param name="defaultValue">The default; null where there is none.</param>
    public InputValue Value(
        string name, string? description, TypeShape shape, ICustomAttributeProvider member, object? defaultValue, string where)
    {
        if (shape.IsA(typeof(Optional<>)))
        {
            // What can be left out is nullable, whatever it is when it is given.
            shape = shape.Arguments[0] with { IsNullable = true };
        }

        if (shape.IsA(typeof(Filter<>)))
        {
            return catalog.Filters.Argument(name, description, shape, member, where);
        }

        if (catalog.FindLeaf(shape.Type) is null && shape.Item() is { } item && !CanBeMadeOf(shape.Type, item))
        {
            catalog.Fail(where, $"a list that is given cannot become {Naming.Type(shape.Type)}; IReadOnlyList can.");
        }

        var type = Resolve(shape, member, where);
        var literal = defaultValue is null ? null : Literal(type, defaultValue, where);
        return new InputValue(name, description, type, literal)
        {
            Convert = IdReader(shape, member, where),
            RuntimeType = TypeOverride.Find(member) is null ? shape.Type : null,
            Directives = catalog.Directives.At(where, member),
        };
    }

    /// <summary>The type for a C# type and the attributes where it stands.</summary>
    public GraphQLType Resolve(TypeShape shape, ICustomAttributeProvider member, string where)
    {
        if (TypeOverride.Find(member) is { Reference: { } reference })
        {
            return catalog.Parse(reference, where);
        }

        NamedType? named = TypeOverride.Find(member) is { Type: { } typeClass } ? catalog.OfClass(typeClass, where)
            : TypeOverride.IdOf(member) is not null ? BuiltInScalars.Id
            : null;
        var type = Wrap(shape, named, where);
        return member.IsDefined(typeof(GraphQLNonNullTypeAttribute), false) && type is not NonNullType ? new NonNullType(type) : type;
    }

    /// <summary>An input class that only a name in the schema language has referred to so far.</summary>
    public NamedType? FindByName(string name) => catalog.Definition.Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && !typeof(Attribute).IsAssignableFrom(type))
        .FirstOrDefault(type => IsInput(type) && Naming.Input(type) == name) is { } found
        ? Named(found, name)
        : null;

    // As an array, or by a constructor that takes a sequence.
    private static bool CanBeMadeOf(Type list, TypeShape item)
    {
        var itemType = TypeShape.ItemTypeOf(list) ?? item.Type;
        return list.IsAssignableFrom(itemType.MakeArrayType()) || list.GetConstructor([typeof(IEnumerable<>).MakeGenericType(itemType)]) is not null;
    }

    private static bool IsInput(Type type) =>
        type.IsDefined(typeof(InputObjectTypeAttribute)) || type.Name.EndsWith("Input", StringComparison.Ordinal);

    private GraphQLType Wrap(TypeShape shape, NamedType? named, string where)
    {
        GraphQLType type = catalog.FindLeaf(shape.Type) is null && shape.Item() is { } item
            ? new ListType(Wrap(item, named, where))
            : named ?? Named(shape.Type, where);
        return shape.IsNullable ? type : new NonNullType(type);
    }

    private NamedType Named(Type type, string where)
    {
        if (catalog.FindLeaf(type) is { } leaf)
        {
            return leaf;
        }

        if (type == typeof(object) || type.IsInterface || (type.IsAbstract && !type.IsSealed) || typeof(Delegate).IsAssignableFrom(type))
        {
            catalog.Fail(where, $"values of {type.Name} cannot be given: mark it as a service, or give it a type.");
            return BuiltInScalars.String;
        }

        var name = Naming.Input(type);
        return catalog.GetOrAdd(name, type, () => new InputClass(type, name, catalog).Type);
    }

    private Language.ValueNode? Literal(GraphQLType type, object value, string where)
    {
        try
        {
            return DefaultLiterals.Of(type, value);
        }
        catch (GraphQLException exception)
        {
            catalog.Fail(where, $"its default is none of {type}: {exception.Message}");
            return null;
        }
    }

    private Func<object, object>? IdReader(TypeShape shape, ICustomAttributeProvider member, string where)
    {
        if (TypeOverride.IdOf(member) is not { } id)
        {
            return null;
        }

        var target = (catalog.FindLeaf(shape.Type) is null ? shape.Item()?.Type : null) ?? shape.Type;
        var reader = GlobalIds.Reader(TypeOverride.NodeTypeOf(id, catalog), target);
        if (reader is null)
        {
            catalog.Fail(where, $"ids cannot be read as {target.Name}, which has no text.");
        }

        return reader;
    }
}

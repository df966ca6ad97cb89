using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>An argument, a field of an input object, or an argument of a directive (section 3.6.1).</summary>
/// <param name="Name">The name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Type">An input type.</param>
/// <param name="DefaultValue">The value where none is given, as a constant literal; null where there is no default.</param>
/// <param name="DeprecationReason">Why it should not be used any more; null where it may.</param>
public sealed record InputValue(
    string Name, string? Description, GraphQLType Type, ValueNode? DefaultValue = null, string? DeprecationReason = null)
{
    /// <summary>True where a value must be given: it is non-null and has no default.</summary>
    public bool IsRequired => Type is NonNullType && DefaultValue is null;

    /// <summary>
    /// Turns the coerced value into the one that resolvers and input classes see; null where they are the same.
    /// Used for ids that are decoded, for example. A list comes as an array of objects. Throws <see cref="GraphQLException"/> for a value that it refuses.
    /// </summary>
    public Func<object, object>? Convert { get; init; }

    /// <summary>
    /// True where the argument only says where a subscription begins, so that it is no part of what makes two subscriptions the same.
    /// </summary>
    public bool IsPosition { get; init; }

    /// <summary>The CLR type that lists and values are made for; null where lists become arrays of objects.</summary>
    public Type? RuntimeType
    {
        get => Conversion?.Type;
        init => Conversion = value is null ? null : new RuntimeConversion(value);
    }

    /// <summary>What makes values of <see cref="RuntimeType"/>; null where there is none.</summary>
    internal RuntimeConversion? Conversion { get; private init; }

    /// <summary>What it costs to give it, and not null, beside what its own fields cost.</summary>
    public double Cost { get; init; }

    /// <summary>The directives that stand at it in the schema, in order; none unless set.</summary>
    public IReadOnlyList<AppliedDirective> Directives { get; init; } = [];
}

/// <summary>An input object (section 3.10).</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it is.</param>
/// <param name="fields">Gives the fields; asked once, when the schema is complete.</param>
/// <param name="create">Makes the runtime object from the coerced fields.</param>
/// <param name="isOneOf">True where exactly one field must be given (<c>@oneOf</c>).</param>
public sealed class InputObjectType(
    string name, string? description, Func<IReadOnlyList<InputValue>> fields, Func<InputFieldValues, object> create, bool isOneOf = false)
    : NamedType(name, description)
{
    private readonly Lazy<IReadOnlyList<InputValue>> fields = new(fields);
    private Dictionary<string, int>? indexes;
    private object?[]? defaults;
    private bool? hasCosts;

    /// <summary>The fields, in order.</summary>
    public IReadOnlyList<InputValue> Fields => fields.Value;

    /// <summary>True where exactly one field must be given, and not null (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; } = isOneOf;

    /// <summary>Makes the runtime object from the coerced fields.</summary>
    public Func<InputFieldValues, object> Create { get; } = create;

    /// <summary>True where giving something here, or further below, costs.</summary>
    internal bool HasCosts => hasCosts ??= FindCosts([]);

    /// <summary>
    /// The coerced default of a field that has one. It is shared by all who leave the field out, and so not to be changed; only where it
    /// holds an input object it is made anew, as whoever makes that object may take over what it is made of.
    /// </summary>
    /// <param name="index">The field's place.</param>
    /// <exception cref="GraphQLException">It is refused.</exception>
    internal object? DefaultOf(int index)
    {
        var (field, literal) = (Fields[index], Fields[index].DefaultValue!);
        return HoldsObject(literal)
            ? InputCoercion.CoerceConstant(field, literal)
            : (defaults ??= new object?[Fields.Count])[index] ??= InputCoercion.CoerceConstant(field, literal);
    }

    /// <summary>The place of a field in <see cref="Fields"/>; -1 where there is none of that name.</summary>
    /// <param name="fieldName">The field's name.</param>
    public int IndexOf(string fieldName) => (indexes ??= Index(Fields)).GetValueOrDefault(fieldName, -1);

    // Recursion is as deep as there are types: each is visited once.
    private bool FindCosts(HashSet<InputObjectType> visited) => visited.Add(this) &&
        Fields.Any(field => field.Cost > 0 || (field.Type.Named is InputObjectType below && below.FindCosts(visited)));

    private static bool HoldsObject(ValueNode literal) => literal switch
    {
        ObjectValueNode => true,
        ListValueNode list => list.Items.Any(HoldsObject),
        _ => false,
    };

    private static Dictionary<string, int> Index(IReadOnlyList<InputValue> fields) =>
        fields.Select((field, index) => (field.Name, index)).ToDictionary(f => f.Name, f => f.index, StringComparer.Ordinal);
}

/// <summary>The coerced fields of one input object, in the order of its type's fields.</summary>
/// <param name="Values">The values; defaults are filled in.</param>
/// <param name="Provided">True where a value was given or a default filled in; false where the field was left out.</param>
public sealed record InputFieldValues(object?[] Values, bool[] Provided);

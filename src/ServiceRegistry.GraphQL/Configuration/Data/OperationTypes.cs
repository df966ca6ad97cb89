using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes the input types of operations on leaves and lists, one for each kind.</summary>
internal sealed class OperationTypes(TypeCatalog catalog)
{
    private const string OnLeaf = "a leaf's operations";
    private const string OnList = "a list's operations";

    /// <summary>The operations on a leaf.</summary>
    /// <param name="leaf">Its type in the schema.</param>
    /// <param name="type">Its CLR type.</param>
    public InputObjectType OfLeaf(NamedType leaf, Type type)
    {
        var name = leaf == BuiltInScalars.Id ? "IdOperationFilterInput" : $"{Naming.InTypeName(leaf.Name)}OperationFilterInput";
        var operators = OperatorsOf(leaf, Nullable.GetUnderlyingType(type) ?? type);
        return catalog.GetOrAdd(name, OnLeaf, () =>
        {
            InputObjectType? self = null;
            return self = new InputObjectType(
                name,
                $"Operations on values of {leaf.Name}; all that are given must hold.",
                () => Fields(self!, leaf, operators),
                values => Read(values, operators, isText: leaf == BuiltInScalars.String));
        });
    }

    /// <summary>The quantifiers on a list.</summary>
    /// <param name="name">The type's name.</param>
    /// <param name="items">What is given for the items.</param>
    public InputObjectType OfList(string name, InputObjectType items) => catalog.GetOrAdd(name, OnList, () => new InputObjectType(
        name,
        "Operations on a list; all that are given must hold.",
        () =>
        [
            new InputValue("all", "Every item must be such.", items),
            new InputValue("none", "No item may be such.", items),
            new InputValue("some", "At least one item must be such.", items),
            new InputValue("any", "True: there are items. False: there are none.", BuiltInScalars.Boolean) { Cost = DefaultCosts.FilterOperation },
        ],
        ReadList));

    private static IReadOnlyList<FilterOperator> OperatorsOf(NamedType leaf, Type type) => leaf switch
    {
        _ when leaf == BuiltInScalars.String => FilterOperators.OfText,
        _ when leaf == BuiltInScalars.Boolean => FilterOperators.OfTruth,
        _ when leaf == BuiltInScalars.Id || leaf is EnumType => FilterOperators.OfChoices,
        _ => typeof(IComparable).IsAssignableFrom(type) ? FilterOperators.OfOrdered : FilterOperators.OfChoices,
    };

    private static List<InputValue> Fields(InputObjectType self, NamedType leaf, IReadOnlyList<FilterOperator> operators)
    {
        var fields = new List<InputValue>();
        if (leaf == BuiltInScalars.String)
        {
            var list = new ListType(new NonNullType(self));
            fields.Add(new InputValue("and", "All of these must hold; where there are none, everything does.", list));
            fields.Add(new InputValue("or", "One of these must hold; where there are none, nothing does.", list));
        }

        GraphQLType item = leaf is EnumType ? new NonNullType(leaf) : leaf;
        fields.AddRange(operators.Select(op => new InputValue(op.FieldName(), op.Description(), op.TakesList() ? new ListType(item) : leaf)
        {
            Cost = op.SearchesText() ? DefaultCosts.TextSearch : DefaultCosts.FilterOperation,
        }));
        return fields;
    }

    private FilterOperations Read(InputFieldValues values, IReadOnlyList<FilterOperator> operators, bool isText)
    {
        IReadOnlyList<FilterOperations> and = [];
        IReadOnlyList<FilterOperations>? or = null;
        var shift = isText ? 2 : 0;
        if (isText)
        {
            and = values.Provided[0] ? Nested(values.Values[0], "and") : [];
            or = values.Provided[1] ? Nested(values.Values[1], "or") : null;
        }

        var operations = new List<(FilterOperator, object?)>();
        for (var i = 0; i < operators.Count; i++)
        {
            if (!values.Provided[i + shift])
            {
                continue;
            }

            var operand = values.Values[i + shift];
            if (operand is null && !operators[i].TakesNull())
            {
                throw FilterErrors.Null(operators[i].FieldName());
            }

            FilterErrors.CheckValues(operators[i].FieldName(), operand, catalog.Definition.FilterOptions);
            operations.Add((operators[i], operand));
        }

        var read = new FilterOperations(operations, and, or);
        FilterErrors.CheckSize(read.Count, read.Depth, catalog.Definition.FilterOptions);
        return read;
    }

    private static IReadOnlyList<FilterOperations> Nested(object? value, string name) =>
        value is object?[] items ? [.. items.Cast<FilterOperations>()] : throw FilterErrors.Null(name);

    private static ListOperations ReadList(InputFieldValues values)
    {
        var quantified = new List<(Quantifier, object)>();
        for (var i = 0; i < 3; i++)
        {
            if (values.Provided[i])
            {
                quantified.Add(((Quantifier)i, values.Values[i] ?? throw FilterErrors.Null(((Quantifier)i).ToString().ToLowerInvariant())));
            }
        }

        bool? any = values.Provided[3] ? (bool)(values.Values[3] ?? throw FilterErrors.Null("any")) : null;
        return new ListOperations(quantified, any);
    }
}

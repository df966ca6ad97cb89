namespace ServiceRegistry.GraphQL.Data;

/// <summary>The operations on one value, in the order in which their input types show them.</summary>
internal enum FilterOperator
{
    Eq,
    Neq,
    Contains,
    NContains,
    In,
    Nin,
    StartsWith,
    NStartsWith,
    EndsWith,
    NEndsWith,
    IContains,
    IEq,
    IStartsWith,
    IEndsWith,
    Gt,
    NGt,
    Gte,
    NGte,
    Lt,
    NLt,
    Lte,
    NLte,
}

/// <summary>How the operations are written and what they are said to do.</summary>
internal static class FilterOperators
{
    /// <summary>Of text, in Hot Chocolate's order, then those that fold case.</summary>
    public static IReadOnlyList<FilterOperator> OfText { get; } =
    [
        FilterOperator.Eq, FilterOperator.Neq, FilterOperator.Contains, FilterOperator.NContains, FilterOperator.In, FilterOperator.Nin,
        FilterOperator.StartsWith, FilterOperator.NStartsWith, FilterOperator.EndsWith, FilterOperator.NEndsWith,
        FilterOperator.IContains, FilterOperator.IEq, FilterOperator.IStartsWith, FilterOperator.IEndsWith,
    ];

    /// <summary>Of whatever has an order.</summary>
    public static IReadOnlyList<FilterOperator> OfOrdered { get; } =
    [
        FilterOperator.Eq, FilterOperator.Neq, FilterOperator.In, FilterOperator.Nin, FilterOperator.Gt, FilterOperator.NGt,
        FilterOperator.Gte, FilterOperator.NGte, FilterOperator.Lt, FilterOperator.NLt, FilterOperator.Lte, FilterOperator.NLte,
    ];

    /// <summary>Of enums and ids.</summary>
    public static IReadOnlyList<FilterOperator> OfChoices { get; } =
        [FilterOperator.Eq, FilterOperator.Neq, FilterOperator.In, FilterOperator.Nin];

    /// <summary>Of true and false.</summary>
    public static IReadOnlyList<FilterOperator> OfTruth { get; } = [FilterOperator.Eq, FilterOperator.Neq];

    /// <summary>True where the operand is a list.</summary>
    public static bool TakesList(this FilterOperator operation) => operation is FilterOperator.In or FilterOperator.Nin;

    /// <summary>True where the operand may be null.</summary>
    public static bool TakesNull(this FilterOperator operation) => operation is FilterOperator.Eq or FilterOperator.Neq or FilterOperator.IEq;

    /// <summary>True where text is looked through.</summary>
    public static bool SearchesText(this FilterOperator operation) => operation is
        FilterOperator.Contains or FilterOperator.NContains or FilterOperator.StartsWith or FilterOperator.NStartsWith or
        FilterOperator.EndsWith or FilterOperator.NEndsWith or FilterOperator.IContains or FilterOperator.IStartsWith or FilterOperator.IEndsWith;

    /// <summary>The field's name in the schema.</summary>
    public static string FieldName(this FilterOperator operation) => operation switch
    {
        FilterOperator.Eq => "eq",
        FilterOperator.Neq => "neq",
        FilterOperator.Contains => "contains",
        FilterOperator.NContains => "ncontains",
        FilterOperator.NStartsWith => "nstartsWith",
        FilterOperator.NEndsWith => "nendsWith",
        FilterOperator.IContains => "icontains",
        FilterOperator.IEq => "ieq",
        FilterOperator.IStartsWith => "istartsWith",
        FilterOperator.IEndsWith => "iendsWith",
        FilterOperator.StartsWith => "startsWith",
        FilterOperator.EndsWith => "endsWith",
        FilterOperator.In => "in",
        FilterOperator.Nin => "nin",
        FilterOperator.Gt => "gt",
        FilterOperator.NGt => "ngt",
        FilterOperator.Gte => "gte",
        FilterOperator.NGte => "ngte",
        FilterOperator.Lt => "lt",
        FilterOperator.NLt => "nlt",
        FilterOperator.Lte => "lte",
        _ => "nlte",
    };

    /// <summary>The field's description in the schema.</summary>
    public static string Description(this FilterOperator operation) => operation switch
    {
        FilterOperator.Eq => "Equal; null matches null.",
        FilterOperator.Neq => "Not equal; null matches where a value is given.",
        FilterOperator.Contains => "Contains this text, letter by letter.",
        FilterOperator.NContains => "Does not contain this text; null matches.",
        FilterOperator.In => "One of these; of none, nothing is.",
        FilterOperator.Nin => "None of these.",
        FilterOperator.StartsWith => "Begins with this text, letter by letter.",
        FilterOperator.NStartsWith => "Does not begin with this text; null matches.",
        FilterOperator.EndsWith => "Ends with this text, letter by letter.",
        FilterOperator.NEndsWith => "Does not end with this text; null matches.",
        FilterOperator.IContains => "Contains this text, A to Z and a to z being the same.",
        FilterOperator.IEq => "Equal, A to Z and a to z being the same.",
        FilterOperator.IStartsWith => "Begins with this text, A to Z and a to z being the same.",
        FilterOperator.IEndsWith => "Ends with this text, A to Z and a to z being the same.",
        FilterOperator.Gt => "Greater than this.",
        FilterOperator.NGt => "Not greater than this; null matches.",
        FilterOperator.Gte => "Greater than this, or equal.",
        FilterOperator.NGte => "Neither greater than this nor equal; null matches.",
        FilterOperator.Lt => "Less than this.",
        FilterOperator.NLt => "Not less than this; null matches.",
        FilterOperator.Lte => "Less than this, or equal.",
        _ => "Neither less than this nor equal; null matches.",
    };
}

using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>What validation allows beyond the specification's rules.</summary>
public sealed record ValidationOptions
{
    private readonly int maxDepth = 64;

    /// <summary>The defaults.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>The errors after which validation stops, and says so; 100 unless set.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>
    /// How deep selection sets may stand in each other, those of fragments counted where they are spread; likewise the lists and objects of
    /// one value. 64 unless set, from 1 to <see cref="ParserOptions.DepthCeiling"/>.
    /// </summary>
    public int MaxDepth
    {
        get => maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, ParserOptions.DepthCeiling);
            maxDepth = value;
        }
    }

    /// <summary>The aliases at one place of the response; 50 unless set.</summary>
    public int MaxAliasesPerPlace { get; init; } = 50;

    /// <summary>The steps that comparing fields for merging may take; 100,000 unless set.</summary>
    public int MaxFieldMergeComparisons { get; init; } = 100_000;

    /// <summary>How often <c>ofType</c> may stand on one way through an introspection; 16 unless set.</summary>
    public int MaxIntrospectionOfType { get; init; } = 16;

    /// <summary>
    /// How often each of the lists <c>fields</c>, <c>inputFields</c>, <c>interfaces</c> and <c>possibleTypes</c> may stand on one way through
    /// an introspection; 1 unless set.
    /// </summary>
    public int MaxIntrospectionLists { get; init; } = 1;

    /// <summary>
    /// False where <c>__schema</c> and <c>__type</c> are refused; messages then suggest no names either. True unless set.
    /// </summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Makes the rules that documents are held against behind those of the specification, in this order; none unless set.</summary>
    public IReadOnlyList<Func<ValidationContext, ValidationRule>> Rules { get; init; } = [];
}

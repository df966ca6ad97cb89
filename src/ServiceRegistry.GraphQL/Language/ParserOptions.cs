namespace ServiceRegistry.GraphQL.Language;

/// <summary>What a document may be at most; the parser stops where it is more (Hot Chocolate's name).</summary>
public sealed record ParserOptions
{
    /// <summary>The largest value of <see cref="MaxDepth"/>: what every recursion over a document is safe with.</summary>
    public const int DepthCeiling = 256;

    private readonly int maxDepth = 64;

    /// <summary>For documents from strangers: the defaults.</summary>
    public static ParserOptions Default { get; } = new();

    /// <summary>For documents of one's own, as schema files: nothing is limited but the depth.</summary>
    public static ParserOptions Trusted { get; } = new()
    {
        MaxTokens = int.MaxValue,
        MaxFields = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
        MaxDepth = DepthCeiling,
    };

    /// <summary>The tokens of the document; 15,000 unless set.</summary>
    public int MaxTokens { get; init; } = 15_000;

    /// <summary>The fields selected in the document, each counted once wherever its fragment is spread; 500 unless set.</summary>
    public int MaxFields { get; init; } = 500;

    /// <summary>The directives at one location; 4 unless set.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 4;

    /// <summary>
    /// How deep selection sets may stand in each other, and likewise the lists and objects of one value, and the lists of one type;
    /// 64 unless set, from 1 to <see cref="DepthCeiling"/>.
    /// </summary>
    public int MaxDepth
    {
        get => maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, DepthCeiling);
            maxDepth = value;
        }
    }
}

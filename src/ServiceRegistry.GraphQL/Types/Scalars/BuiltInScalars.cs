namespace ServiceRegistry.GraphQL.Types;

/// <summary>The scalars that every schema can use: one instance each, since a schema holds a type's name once.</summary>
public static class BuiltInScalars
{
    /// <summary>Whole numbers of 32 bits.</summary>
    public static ScalarType Int { get; } = new IntType();

    /// <summary>Finite numbers of double precision.</summary>
    public static ScalarType Float { get; } = new FloatType();

    /// <summary>Text.</summary>
    public static ScalarType String { get; } = new StringType();

    /// <summary>True or false.</summary>
    public static ScalarType Boolean { get; } = new BooleanType();

    /// <summary>Identifiers: text, given as text or as a whole number.</summary>
    public static ScalarType Id { get; } = new IdType();

    /// <summary>Whole numbers of 64 bits.</summary>
    public static ScalarType Long { get; } = new LongType();

    /// <summary>Points in time (<see cref="DateTimeOffset"/>), answered in UTC.</summary>
    public static ScalarType DateTime { get; } = new DateTimeType();

    /// <summary>Lengths of time (<see cref="TimeSpan"/>).</summary>
    public static ScalarType Duration { get; } = new DurationType();

    /// <summary>Absolute and relative references (<see cref="System.Uri"/>).</summary>
    public static ScalarType Uri { get; } = new UriType();

    /// <summary>Universally unique identifiers (<see cref="Guid"/>).</summary>
    public static ScalarType Uuid { get; } = new UuidType();

    /// <summary>Any JSON value (<see cref="System.Text.Json.JsonElement"/>).</summary>
    public static ScalarType Any { get; } = new AnyType();

    /// <summary>The five scalars of the specification (section 3.5): always known, never printed.</summary>
    public static IReadOnlyList<ScalarType> Specified { get; } = [Int, Float, String, Boolean, Id];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ScalarType> All { get; } = [.. Specified, Long, DateTime, Duration, Uri, Uuid, Any];
}

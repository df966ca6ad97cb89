using System.Text.Json.Serialization.Metadata;

namespace ServiceRegistry.Storage.Writing;

/// <summary>Takes the values of a row, column after column, as the database has them.</summary>
internal interface IRowValues
{
    /// <summary>A whole number.</summary>
    void Number(long value);

    /// <summary>A text; none where it is null.</summary>
    void Text(string? value);

    /// <summary>An id, by its text; none where it is null.</summary>
    void Id(Guid? value);

    /// <summary>A state as JSON; none where it is null.</summary>
    /// <param name="value">It does not change any more: what was made of it may serve for another column.</param>
    /// <param name="type">How it is written.</param>
    void Json<T>(T? value, JsonTypeInfo<T> type)
        where T : class;
}

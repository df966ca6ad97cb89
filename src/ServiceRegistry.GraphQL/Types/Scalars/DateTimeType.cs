using System.Globalization;
using System.Text.RegularExpressions;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>A point in time with its offset (RFC 3339, up to seven digits of a second); answered in UTC.</summary>
internal sealed partial class DateTimeType() : TextScalarType<DateTimeOffset>(
    "DateTime",
    "A point in time as ISO 8601 writes it, with an offset or Z; answered in UTC.",
    "a time such as 2026-01-31T12:00:00Z",
    "https://scalars.graphql.org/chillicream/date-time.html"), ILeafWriter<DateTimeOffset>
{
    public override void Serialize(object value, ResponseWriter output)
    {
        var utc = value switch
        {
            DateTimeOffset time => time.UtcDateTime,
            DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime(),
            DateTime time => time,
            _ => throw ScalarErrors.Result(this, value),
        };
        Write(utc, output);
    }

    public bool TryWrite(DateTimeOffset value, ResponseWriter output)
    {
        Write(value.UtcDateTime, output);
        return true;
    }

    private static void Write(DateTime utc, ResponseWriter output)
    {
        Span<char> text = stackalloc char[28];
        utc.TryFormat(text, out var length, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        output.WriteString(text[..length]);
    }

    protected override bool TryParse(string text, out DateTimeOffset value)
    {
        value = default;
        return Shape().IsMatch(text) && DateTimeOffset.TryParseExact(
            text.ToUpperInvariant(), "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    // The framework's parser alone would take a time without an offset as one of this machine's zone.
    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,7})?([Zz]|[+-][0-9]{2}:[0-9]{2})\z")]
    private static partial Regex Shape();
}

using System.Text.RegularExpressions;
using System.Xml;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>A length of time in days, hours, minutes and seconds: years and months have no length of their own.</summary>
internal sealed partial class DurationType() : TextScalarType<TimeSpan>(
    "Duration",
    "A length of time as ISO 8601 writes it, with days, hours, minutes and seconds.",
    "a duration of days, hours, minutes and seconds such as PT1M30S",
    "https://scalars.graphql.org/chillicream/duration.html")
{
    protected override bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        if (!Shape().IsMatch(text))
        {
            return false;
        }

        try
        {
            value = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is OverflowException or FormatException)
        {
            // More ticks, or more digits, than a TimeSpan has: malformed for this scalar like any other text.
            return false;
        }
    }

    protected override string Format(TimeSpan value) => XmlConvert.ToString(value);

    [GeneratedRegex(@"\A-?P(?=[0-9T])([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?\z")]
    private static partial Regex Shape();
}

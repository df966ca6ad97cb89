using System.Xml;

namespace ServiceRegistry.Abstractions;

/// <summary>ISO 8601 durations of days, hours, minutes and seconds; years, months and weeks have no fixed length and are malformed.</summary>
internal static class IsoDuration
{
    public static string Format(TimeSpan duration) => XmlConvert.ToString(duration);

    public static TimeSpan Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new FormatException($"'{text}' is not a duration such as PT1.5S.");

    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var time = text.IndexOf('T');
        var date = time < 0 ? text : text[..time];
        if (date.AsSpan().IndexOfAny("YMW") >= 0 || text.Any(char.IsWhiteSpace))
        {
            return false;
        }

        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return false;
        }
    }
}

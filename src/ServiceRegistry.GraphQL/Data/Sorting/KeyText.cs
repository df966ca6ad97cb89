using System.Globalization;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>Values of sort keys as text in a cursor, such that they read back the same.</summary>
internal static class KeyText
{
    /// <summary>True where values of a type can be put in a cursor.</summary>
    public static bool Supports(Type type) =>
        type == typeof(string) || type == typeof(bool) || type.IsEnum || type == typeof(Guid) || type == typeof(DateTimeOffset) ||
        type == typeof(DateTime) || type == typeof(TimeSpan) || type == typeof(DateOnly) || type == typeof(decimal) ||
        (type.IsPrimitive && typeof(IFormattable).IsAssignableFrom(type));

    public static string? Write(object? value) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "1" : "0",
        Enum choice => Convert.ToInt64(choice, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcTicks.ToString(CultureInfo.InvariantCulture),
        DateTime time => time.Ticks.ToString(CultureInfo.InvariantCulture),
        TimeSpan duration => duration.Ticks.ToString(CultureInfo.InvariantCulture),
        DateOnly day => day.DayNumber.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"{value.GetType()} cannot be put in a cursor."),
    };

    public static bool TryParse(string text, Type type, out object? value)
    {
        value = null;
        if (type == typeof(string))
        {
            value = text;
            return true;
        }

        if (type == typeof(Guid))
        {
            var isGuid = Guid.TryParse(text, out var guid);
            value = guid;
            return isGuid;
        }

        try
        {
            value = Parse(text, type);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            // A cursor that this server did not write: the caller says so.
            return false;
        }
    }

    private static object Parse(string text, Type type)
    {
        if (type.IsEnum)
        {
            return Enum.ToObject(type, Number());
        }

        return type switch
        {
            _ when type == typeof(bool) => Number() != 0,
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(Number(), TimeSpan.Zero),
            _ when type == typeof(DateTime) => new DateTime(Number(), DateTimeKind.Utc),
            _ when type == typeof(TimeSpan) => TimeSpan.FromTicks(Number()),
            _ when type == typeof(DateOnly) => DateOnly.FromDayNumber(checked((int)Number())),
            _ => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
        };

        long Number() => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}

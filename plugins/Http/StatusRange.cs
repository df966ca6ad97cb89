using System.Globalization;
using System.Net;

namespace ServiceRegistry.Checks.Http;

/// <summary>Status codes from one to another: <c>200-299</c>, or a single one: <c>204</c>.</summary>
internal readonly record struct StatusRange(int From, int To)
{
    public bool Contains(HttpStatusCode status) => (int)status >= From && (int)status <= To;

    public static StatusRange Parse(string text) =>
        TryParse(text, out var range) ? range : throw new FormatException($"'{text}' is not a status code or a range of them.");

    public static bool TryParse(string text, out StatusRange range)
    {
        var dash = text.IndexOf('-');
        range = default;
        if (!TryCode(dash < 0 ? text : text[..dash], out var from) || !TryCode(dash < 0 ? text : text[(dash + 1)..], out var to) || from > to)
        {
            return false;
        }

        range = new StatusRange(from, to);
        return true;
    }

    private static bool TryCode(string text, out int code) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out code) && code is >= 100 and <= 599 && text.Length == 3;
}

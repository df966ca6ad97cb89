using System.Text;

namespace ServiceRegistry.Features.World;

/// <summary>Global ids are base64 of the type's name, a colon and the object's own id.</summary>
internal static class NodeId
{
    /// <summary>An id of the same kind that names nothing.</summary>
    public static string WithUnknown(string known, string unknown)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(known));
        var own = text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..];
        var other = own.Contains('-', StringComparison.Ordinal) ? unknown : unknown.Replace("-", "", StringComparison.Ordinal);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text[..^own.Length] + other));
    }
}

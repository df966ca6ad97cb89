using NuGet.Versioning;

namespace ServiceRegistry.Core.State;

/// <summary>Newest first; those that are not semantic last, and by letters what else would be equal.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder NewestFirst { get; } = new();

    public int Compare(string? x, string? y)
    {
        var order = (Parse(x), Parse(y)) switch
        {
            ({ } first, { } second) => VersionComparer.VersionRelease.Compare(second, first),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => 0,
        };
        return order != 0 ? order : string.CompareOrdinal(y, x);
    }

    private static NuGetVersion? Parse(string? text) => NuGetVersion.TryParse(text, out var version) ? version : null;
}

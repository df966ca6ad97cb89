using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;
using ServiceRegistry.Core.Commands;
using Range = NuGet.Versioning.VersionRange;

namespace ServiceRegistry.Core.Discovery;

/// <summary>
/// The versions that are asked for: an exact one, a wildcard such as <c>1.*</c>, or an interval such as <c>[1.2,2.0)</c>
/// (CONTRACT.md, 21). A prerelease is in a wildcard or interval only where a bound is a prerelease of the same
/// major.minor.patch.
/// </summary>
public sealed class VersionRange
{
    private const int MaxLength = 256;

    private readonly string text;
    private readonly NuGetVersion? exact;
    private readonly Range? interval;
    private readonly bool isAny;

    private VersionRange(string text, bool isAny = false, NuGetVersion? exact = null, Range? interval = null)
    {
        this.text = text;
        this.isAny = isAny;
        this.exact = exact;
        this.interval = interval;
    }

    /// <summary>Reads a range; false where it is malformed.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionRange? range)
    {
        range = text switch
        {
            null or "" or { Length: > MaxLength } => null,
            "*" => new(text, isAny: true),
            _ when text[0] is '[' or '(' => ParseInterval(text),
            _ when text.Contains('*', StringComparison.Ordinal) => ParseWildcard(text),
            _ => ParseExact(text),
        };
        return range is not null;
    }

    /// <summary>True where the version is among them.</summary>
    public bool Contains(string version)
    {
        if (!NuGetVersion.TryParse(version, out var parsed))
        {
            return isAny || string.Equals(this.text, version, StringComparison.Ordinal);
        }

        return isAny ? !parsed.IsPrerelease : Contains(parsed);
    }

    /// <summary>The text that it was read from.</summary>
    public override string ToString() => this.text;

    private static VersionRange? ParseExact(string text) =>
        ValueRules.IsVersion(text) ? new(text, exact: NuGetVersion.TryParse(text, out var exact) ? exact : null) : null;

    private static VersionRange? ParseInterval(string text) =>
        !text.Contains('*', StringComparison.Ordinal) && Range.TryParse(text, allowFloating: false, out var interval)
            ? new(text, interval: interval)
            : null;

    // 1.* is [1.0,2.0), 1.2.* is [1.2,1.3), 1.2.3.* is [1.2.3.0,1.2.4.0): numbers and points before the star.
    private static VersionRange? ParseWildcard(string text)
    {
        if (!text.EndsWith(".*", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = text[..^2].Split('.');
        var numbers = new int[4];
        if (parts.Length > 3)
        {
            return null;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], System.Globalization.NumberStyles.None, null, out numbers[i]) || numbers[i] == int.MaxValue)
            {
                return null;
            }
        }

        var low = Version(numbers);
        numbers[parts.Length - 1]++;
        return new(text, interval: new Range(low, includeMinVersion: true, Version(numbers), includeMaxVersion: false));
    }

    private static NuGetVersion Version(int[] numbers) => new(numbers[0], numbers[1], numbers[2], numbers[3]);

    private bool Contains(NuGetVersion version)
    {
        if (this.interval is null)
        {
            return this.exact is not null && VersionComparer.VersionRelease.Equals(version, this.exact);
        }

        return this.interval.Satisfies(version)
            && (!version.IsPrerelease || IsPrereleaseOf(this.interval.MinVersion, version) || IsPrereleaseOf(this.interval.MaxVersion, version));
    }

    private static bool IsPrereleaseOf(NuGetVersion? bound, NuGetVersion version) =>
        bound is { IsPrerelease: true } && VersionComparer.Version.Equals(bound, version);
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Xml;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Server.Plugins;

/// <summary>What a strategy is tried against.</summary>
/// <param name="Address">The address, as an instance's would be.</param>
/// <param name="Timeout">The time that the run has.</param>
internal sealed record TryTarget(CheckTarget Address, TimeSpan Timeout)
{
    private static readonly string[] Names = ["host", "port", "scheme", "timeout"];

    /// <param name="options"><c>--host H</c> and the like, or <c>--host=H</c>.</param>
    /// <param name="target">What they say; this machine and ten seconds where they say nothing.</param>
    /// <param name="problem">What is wrong with them.</param>
    public static bool TryRead(string[] options, [NotNullWhen(true)] out TryTarget? target, [NotNullWhen(false)] out string? problem)
    {
        target = null;
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Length; i++)
        {
            var parts = options[i].Split('=', 2);
            var name = parts[0].StartsWith("--", StringComparison.Ordinal) ? parts[0][2..] : "";
            if (!Names.Contains(name))
            {
                problem = $"'{options[i]}' is none of --host, --port, --scheme and --timeout.";
                return false;
            }

            if (parts.Length == 1 && i + 1 == options.Length)
            {
                problem = $"--{name} has no value.";
                return false;
            }

            given[name] = parts.Length == 2 ? parts[1] : options[++i];
        }

        int? port = null;
        if (given.TryGetValue("port", out var number))
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) || parsed is < 1 or > 65535)
            {
                problem = $"The port '{number}' is no number from 1 to 65535.";
                return false;
            }

            port = parsed;
        }

        var timeout = TimeSpan.FromSeconds(10);
        if (given.TryGetValue("timeout", out var duration) && (!TryReadDuration(duration, out timeout) || timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1)))
        {
            problem = $"The timeout '{duration}' is no duration such as PT10S, of a day at most.";
            return false;
        }

        target = new(new CheckTarget(given.GetValueOrDefault("scheme"), given.GetValueOrDefault("host", "localhost"), port), timeout);
        problem = null;
        return true;
    }

    public override string ToString() =>
        $"{(Address.Scheme is { } scheme ? scheme + "://" : "")}{Address.Host}{(Address.Port is { } port ? string.Create(CultureInfo.InvariantCulture, $":{port}") : "")}, within {DurationWords.Of(Timeout)}";

    private static bool TryReadDuration(string text, out TimeSpan duration)
    {
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            duration = TimeSpan.Zero;
            return false;
        }
    }
}

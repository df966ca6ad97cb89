using System.Globalization;

namespace ServiceRegistry.Bench.Sections;

/// <summary>One row of the table.</summary>
/// <param name="What">What is measured.</param>
/// <param name="Asked">What it should be.</param>
/// <param name="Measured">What it is.</param>
/// <param name="Reached">Whether that will do; null where nothing is asked, or it could not be measured.</param>
internal sealed record Row(string What, string Asked, string Measured, bool? Reached)
{
    /// <summary>A figure that should not be smaller.</summary>
    public static Row AtLeast(string what, double asked, double measured) =>
        new(what, $"at least {Text(asked)}", Text(measured), measured >= asked);

    /// <summary>A figure that should not be larger.</summary>
    public static Row AtMost(string what, double asked, double measured, string unit = "") =>
        new(what, $"at most {Text(asked)}{unit}", $"{Text(measured)}{unit}", measured <= asked);

    /// <summary>A figure to compare with.</summary>
    public static Row Beside(string what, double measured, string unit = "") => new(what, "", $"{Text(measured)}{unit}", null);

    /// <summary>One that could not be measured here.</summary>
    public static Row Skipped(string what, double asked, string why) => new(what, $"at least {Text(asked)}", why, null);

    private static string Text(double figure) => figure.ToString(figure < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
}

namespace ServiceRegistry.Features.Runner;

/// <summary>What a scenario needs of the machine, said by a tag such as <c>@chromium</c>.</summary>
internal static class Component
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    private static readonly string[] PlacesOutsideThePath =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>Where the browser is, or null.</summary>
    public static string? Chromium { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name)))
            .Concat(PlacesOutsideThePath)
            .FirstOrDefault(File.Exists);

    /// <summary>True where the build could bring the explorer in, which takes npm.</summary>
    private static bool HasExplorer { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "graphql-ide"));

    /// <summary>Why a scenario with these tags cannot run on this machine, with the command that changes it; null where it can.</summary>
    public static string? MissingFor(IReadOnlyList<string> tags)
    {
        if (tags.Contains("chromium") && Chromium is null)
        {
            return "Chromium is missing; install it: apt-get install chromium";
        }

        return tags.Contains("explorer") && !HasExplorer
            ? "The explorer was not brought in, for want of npm; install it and build again: apt-get install nodejs npm"
            : null;
    }
}

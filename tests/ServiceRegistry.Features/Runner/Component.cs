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

    /// <summary>Why a scenario with these tags cannot run on this machine, with the command that changes it; null where it can.</summary>
    public static string? MissingFor(IEnumerable<string> tags) =>
        tags.Contains("chromium") && Chromium is null ? "Chromium is missing; install it: apt-get install chromium" : null;
}

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

    private static readonly string[] Path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);

    /// <summary>Where the browser is, or null.</summary>
    public static string? Chromium { get; } = Find(Path, Browsers) ?? PlacesOutsideThePath.FirstOrDefault(File.Exists);

    /// <summary>Where the Redis server is, or null.</summary>
    public static string? RedisServer { get; } = Find(Path, ["redis-server"]);

    /// <summary>Where the DNS server is, or null; not every user has the folders of servers in the path.</summary>
    public static string? Dnsmasq { get; } = Find([.. Path, "/usr/sbin", "/usr/local/sbin"], ["dnsmasq"]);

    /// <summary>True where the build could bring the explorer in, which takes npm.</summary>
    private static bool HasExplorer { get; } = Directory.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, "graphql-ide"));

    /// <summary>Why a scenario with these tags cannot run on this machine, with the command that changes it; null where it can.</summary>
    public static string? MissingFor(IReadOnlyList<string> tags)
    {
        if (tags.Contains("chromium") && Chromium is null)
        {
            return "Chromium is missing; install it: apt-get install chromium";
        }

        if (tags.Contains("redis") && RedisServer is null)
        {
            return "redis-server is missing; install it: apt-get install redis-server";
        }

        if (tags.Contains("dnsmasq") && Dnsmasq is null)
        {
            return "dnsmasq is missing; install it: apt-get install dnsmasq-base";
        }

        return tags.Contains("explorer") && !HasExplorer
            ? "The explorer was not brought in, for want of npm; install it and build again: apt-get install nodejs npm"
            : null;
    }

    private static string? Find(string[] folders, string[] names) =>
        folders.SelectMany(folder => names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);
}

namespace ServiceRegistry.Server.Hosting;

/// <summary>Asks a running server's probe: the health check of a container that has no other client (<c>--probe URL</c>).</summary>
internal static class ProbeCommand
{
    public static bool IsAsked(string[] args) => args is ["--probe", _];

    /// <returns>0 where the server answered that all is well; otherwise 1, and why.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
        try
        {
            using var response = await client.GetAsync(new Uri(args[1]));
            await Console.Out.WriteAsync(await response.Content.ReadAsStringAsync());
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or UriFormatException or NotSupportedException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}

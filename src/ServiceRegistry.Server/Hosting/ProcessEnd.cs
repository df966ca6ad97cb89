namespace ServiceRegistry.Server.Hosting;

/// <summary>
/// Ends the process where plugins have run. Returning from Main would wait for every thread in the foreground, and a plugin that starts
/// one and forgets it would keep a server that was told to stop.
/// </summary>
internal static class ProcessEnd
{
    public static int With(int exitCode)
    {
        Environment.Exit(exitCode);
        return exitCode;
    }
}

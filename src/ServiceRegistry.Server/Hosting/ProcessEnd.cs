using System.Reflection;

namespace ServiceRegistry.Server.Hosting;

/// <summary>
/// Ends the process where plugins have run. Returning from Main would wait for every thread in the foreground, and a plugin that starts
/// one and forgets it would keep a server that was told to stop.
/// </summary>
internal static class ProcessEnd
{
    public static int With(int exitCode)
    {
        // A process of somebody else that runs this program within it, as tests do, is theirs.
        if (Assembly.GetEntryAssembly() == typeof(ProcessEnd).Assembly)
        {
            Environment.Exit(exitCode);
        }

        return exitCode;
    }
}

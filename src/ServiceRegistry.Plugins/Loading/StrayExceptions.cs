using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>
/// What a plugin throws where nobody can catch it, in an <c>async void</c> method, or a thread or timer of its own: it would end the
/// process. It is held against the plugin instead. What is anybody else's goes its way.
/// </summary>
internal static class StrayExceptions
{
    private static readonly Lazy<bool> Installed = new(static () =>
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(IsPlugins);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Whoever hosts this has put a handler of its own there: what strays is its concern.
            return false;
        }
    });

    /// <summary>From now on; the runtime has one place for this, so it is once for the process.</summary>
    public static void Contain() => _ = Installed.Value;

    private static bool IsPlugins(Exception exception)
    {
        var thrower = new StackTrace(exception).GetFrames()
            .Select(frame => frame.GetMethod()?.Module.Assembly)
            .Select(assembly => assembly is null ? null : AssemblyLoadContext.GetLoadContext(assembly) as PluginLoadContext)
            .FirstOrDefault(context => context is not null);
        thrower?.Strayed?.Invoke($"{exception.GetType().Name}: {exception.Message}");
        return thrower is not null;
    }
}

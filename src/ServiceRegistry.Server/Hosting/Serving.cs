using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Hosting;

/// <summary>Listens until the server is told to stop.</summary>
internal static class Serving
{
    /// <exception cref="InvalidSettingsException">The address cannot be listened on: it is taken, or not this machine's.</exception>
    public static async Task ServeAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is SocketException or IOException { InnerException: AddressInUseException })
        {
            throw new InvalidSettingsException([$"The server cannot listen where ASPNETCORE_URLS says: {exception.Message}"]);
        }

        await app.WaitForShutdownAsync();
    }
}

using ServiceRegistry.Server.Hosting;
using ServiceRegistry.Server.Settings;
using ServiceRegistry.Storage;

if (ProbeCommand.IsAsked(args))
{
    return await ProbeCommand.RunAsync(args);
}

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddRegistry();

    await using var app = builder.Build();
    app.MapRegistry();

    await app.ServeAsync();
    return 0;
}
catch (Exception exception) when (exception is InvalidSettingsException or StorageException)
{
    // What the operator has to mend is said in a sentence; everything else is a fault, and ends with its trace.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

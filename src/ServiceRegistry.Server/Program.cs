using ServiceRegistry.Server.Backups;
using ServiceRegistry.Server.Hosting;
using ServiceRegistry.Server.Plugins;
using ServiceRegistry.Server.Settings;
using ServiceRegistry.Storage;

if (ProbeCommand.IsAsked(args))
{
    return await ProbeCommand.RunAsync(args);
}

try
{
    if (DataCommand.IsAsked(args))
    {
        return await DataCommand.RunAsync(args, Console.Out);
    }

    if (TryCommand.IsAsked(args))
    {
        return ProcessEnd.With(await TryCommand.RunAsync(args, Console.Out, Console.Error));
    }

    Rehearsal.Begin();
    var builder = WebApplication.CreateBuilder([RegistryHosting.WithoutReload, .. args]);
    builder.AddRegistry();

    await using (var app = builder.Build())
    {
        app.MapRegistry();
        await app.ServeAsync();
    }

    return ProcessEnd.With(0);
}
catch (Exception exception) when (exception is InvalidSettingsException or StorageException)
{
    // What the operator has to mend is said in a sentence; everything else is a fault, and ends with its trace.
    await Console.Error.WriteLineAsync(exception.Message);
    return ProcessEnd.With(1);
}

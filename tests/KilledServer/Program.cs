using KilledServer;
using ServiceRegistry.Server.Hosting;

// The registry's server, which kills itself at a point that its arguments name; or a database as an older version left it.
if (args is ["old-database", var file])
{
    OldDatabase.Make(file);
    return;
}

var builder = WebApplication.CreateBuilder([RegistryHosting.WithoutReload, .. args[2..]]);
builder.AddRegistry();
var kill = new Kill(Enum.Parse<KillPoint>(args[0]), int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
KilledStore.Add(builder, kill);
KilledMigration.Watch(kill);

await using var app = builder.Build();
app.MapRegistry();
await app.ServeAsync();

using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Serve;
using ServiceRegistry.Bench.Watch;

// Without a command it measures, and starts itself again for the server and for the load: each in a process of its own.
return args switch
{
    [] => await RunCommand.RunAsync(),
    [ServeCommand.Name, var folder] => await ServeCommand.RunAsync(folder),
    [LoadCommand.Name, var plan] => LoadCommand.Run(plan),
    [WatchCommand.Name, var plan] => await WatchCommand.RunAsync(plan),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench/ServiceRegistry.Bench");
    return 2;
}

using ServiceRegistry.Bench.Checks;
using ServiceRegistry.Bench.Hold;
using ServiceRegistry.Bench.Hostile;
using ServiceRegistry.Bench.Load;
using ServiceRegistry.Bench.Peers;
using ServiceRegistry.Bench.Run;
using ServiceRegistry.Bench.Serve;
using ServiceRegistry.Bench.Watch;

// It measures, and starts itself again for the servers and for the load: each in a process of its own.
return args switch
{
    [ServeCommand.Name, var folder] => await ServeCommand.RunAsync(folder),
    [LoadCommand.Name, var plan] => LoadCommand.Run(plan),
    [WatchCommand.Name, var plan] => await WatchCommand.RunAsync(plan),
    [HoldCommand.Name, var plan] => await HoldCommand.RunAsync(plan),
    [AttackCommand.Name, var plan] => AttackCommand.Run(plan),
    [TellCommand.Name, var plan] => await TellCommand.RunAsync(plan),
    [TargetCommand.Name] => await TargetCommand.RunAsync(),
    [ProbeCostCommand.Name, var target] => await ProbeCostCommand.RunAsync(target),
    [EtcdCommand.Name, var plan] => EtcdCommand.Run(plan),
    [BroadcastCommand.Name] => await BroadcastCommand.RunAsync(),
    _ when args.All(MeasureCommand.Knows) => await MeasureCommand.RunAsync(args),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project bench/ServiceRegistry.Bench [-- section …]\nSections: {MeasureCommand.Names}");
    return 2;
}

using ServiceRegistry.Bench.Watch;

namespace ServiceRegistry.Bench.Hold;

/// <summary>Subscribers that stay, until they are killed or their standard input is closed.</summary>
internal static class HoldCommand
{
    public const string Name = "hold";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string argument)
    {
        var plan = HoldPlan.Of(argument);
        Subscriber[] subscribers = [.. Enumerable.Range(0, plan.Subscribers).Select(_ => Subscriber.Connect(plan.Server))];
        Console.WriteLine("ready");

        // The console reads in the caller's thread, whatever the method is called.
        var end = Task.Run(Console.In.ReadToEnd);
        using var timer = new PeriodicTimer(Pause);
        while (!end.IsCompleted)
        {
            if (plan.Answers)
            {
                Array.ForEach(subscribers, subscriber => subscriber.Answer());
            }

            await Task.WhenAny(end, timer.WaitForNextTickAsync().AsTask());
        }

        Array.ForEach(subscribers, subscriber => subscriber.Dispose());
        return 0;
    }
}

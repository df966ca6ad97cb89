using System.Text.Json;
using ServiceRegistry.Bench.Load;

namespace ServiceRegistry.Bench.Hostile;

/// <summary>One attacker: sends its request again as soon as it is answered, until its input ends.</summary>
internal static class AttackCommand
{
    public const string Name = "attack";

    public static int Run(string argument)
    {
        var plan = JsonSerializer.Deserialize<AttackPlan>(argument)!;
        using var connection = new HttpConnection(plan.Server, takesRefusals: true);
        var request = new RequestTemplate(new LoadTarget(plan.Attack, plan.Server, plan.Path, Attacks.All[plan.Attack]), 0);
        using var stop = new CancellationTokenSource();
        new Thread(() =>
        {
            Console.In.ReadToEnd();
            stop.Cancel();
        })
        { IsBackground = true }.Start();

        var buffer = new byte[64 * 1024];
        var sent = 0L;
        while (!stop.IsCancellationRequested)
        {
            connection.Send(request.Next());
            connection.Receive(ref buffer);
            if (sent++ == 0)
            {
                Console.WriteLine("begun");
            }
        }

        Console.WriteLine(sent);
        return 0;
    }
}

/// <summary>What an attacker does.</summary>
/// <param name="Server">Whom it attacks.</param>
/// <param name="Path">Where.</param>
/// <param name="Attack">Its name among the <see cref="Attacks"/>.</param>
internal sealed record AttackPlan(Uri Server, string Path, string Attack);

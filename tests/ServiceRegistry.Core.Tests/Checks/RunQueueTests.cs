using ServiceRegistry.Core.Checks;

namespace ServiceRegistry.Core.Tests.Checks;

public class RunQueueTests
{
    private readonly List<string> started = [];

    [Fact]
    public void A_slow_host_holds_up_its_own_runs_alone()
    {
        var queue = new RunQueue<string>(10, 2, started.Add);
        foreach (var run in new[] { "slow 1", "slow 2", "slow 3", "slow 4", "quick 1" })
        {
            queue.Add(run.Split(' ')[0], run);
        }

        started.ShouldBe(["slow 1", "slow 2", "quick 1"]);
        (queue.Running, queue.Waiting).ShouldBe((3, 2));
        queue.End("SLOW");
        started.Last().ShouldBe("slow 3");
    }

    [Fact]
    public void No_more_run_than_allowed_in_all()
    {
        var queue = new RunQueue<string>(2, 2, started.Add);
        foreach (var run in new[] { "a", "b", "c", "d" })
        {
            queue.Add(run, run);
        }

        started.ShouldBe(["a", "b"]);
        queue.End("b");
        started.ShouldBe(["a", "b", "c"]);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Whatever_ends_when_all_run_and_no_bound_is_passed(int seed)
    {
        var random = new Random(seed);
        var running = new List<(string Host, int Run)>();
        var began = new HashSet<int>();
        var queue = new RunQueue<(string Host, int Run)>(5, 2, run =>
        {
            running.Add(run);
            began.Add(run.Run).ShouldBeTrue();
        });
        for (var i = 0; i < 500 || running.Count > 0;)
        {
            if (i < 500 && random.Next(2) == 0)
            {
                var host = $"h{random.Next(4)}";
                queue.Add(host, (host, i++));
            }
            else if (running.Count > 0)
            {
                var ended = running[random.Next(running.Count)];
                running.Remove(ended);
                queue.End(ended.Host);
            }

            running.Count.ShouldBeLessThanOrEqualTo(5, $"seed {seed}");
            running.GroupBy(run => run.Host).All(group => group.Count() <= 2).ShouldBeTrue($"seed {seed}");
        }

        began.Count.ShouldBe(500, $"seed {seed}");
        (queue.Running, queue.Waiting).ShouldBe((0, 0));
    }
}

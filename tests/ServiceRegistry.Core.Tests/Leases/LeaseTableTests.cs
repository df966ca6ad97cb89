using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Leases;

public class LeaseTableTests
{
    private static readonly Func<Guid, bool> NoneRenewed = _ => false;

    private readonly StateWorld world = new();
    private readonly ManualTimeProvider time = new();
    private readonly LeaseTable leases;

    public LeaseTableTests() => leases = new(time);

    [Fact]
    public void A_lease_ends_after_its_ttl_and_not_a_tick_before()
    {
        var id = Lease("a", 10);
        time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        leases.Due(10).ShouldBeEmpty();
        time.Advance(TimeSpan.FromTicks(1));

        leases.Due(10).ShouldBe([id]);
        leases.Take([id], NoneRenewed).ShouldBe([id]);
    }

    [Fact]
    public void Leases_that_begin_in_one_commit_run_out_at_one_moment()
    {
        var leasesOfRunningClock = new LeaseTable(new RunningClock());
        Guid[] ids = [.. Enumerable.Range(0, 12).Select(number => Lease($"{number}", 10))];

        leasesOfRunningClock.Renew(ids, world.Snapshot);

        ids.Select(id => leasesOfRunningClock.Find(id)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Its_times_are_cut_to_microseconds()
    {
        time.Advance(TimeSpan.FromTicks(10_000_007));
        var lease = leases.Find(Lease("a", 10)).ShouldNotBeNull();

        (lease.RenewedAt.UtcTicks % TimeSpan.TicksPerMicrosecond).ShouldBe(0);
        (lease.ExpiresAt - lease.RenewedAt).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_renewal_gives_a_whole_ttl()
    {
        var id = Lease("a", 10);
        time.Advance(TimeSpan.FromSeconds(9));
        leases.Renew(id).ShouldBeTrue();
        leases.Find(id).ShouldBe(new LeaseTimes(time.GetUtcNow(), time.GetUtcNow() + TimeSpan.FromSeconds(10)));
        time.Advance(TimeSpan.FromSeconds(9.9));
        leases.Due(10).ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(0.1));
        leases.Due(10).ShouldBe([id]);
    }

    [Fact]
    public void The_wall_clock_may_jump()
    {
        var id = Lease("a", 10);
        time.JumpWallClock(TimeSpan.FromDays(1));
        leases.Due(10).ShouldBeEmpty();
        time.JumpWallClock(TimeSpan.FromDays(-2));
        time.Advance(TimeSpan.FromSeconds(10));
        leases.Due(10).ShouldBe([id]);
    }

    [Fact]
    public void One_renewed_after_it_came_due_is_not_taken()
    {
        var (one, two, three) = (Lease("a", 10), Lease("b", 10), Lease("c", 10));
        time.Advance(TimeSpan.FromSeconds(10));
        var due = leases.Due(10);
        leases.Renew(one).ShouldBeTrue();

        leases.Take(due, id => id == two).ShouldBe([three]);
        leases.Renew(three).ShouldBeFalse();
    }

    [Fact]
    public void What_could_not_be_ended_is_due_again_and_can_be_renewed()
    {
        var id = Lease("a", 10);
        time.Advance(TimeSpan.FromSeconds(10));
        leases.Take(leases.Due(10), NoneRenewed).ShouldBe([id]);
        leases.Return([id]);

        leases.Due(10).ShouldBe([id]);
        leases.Return([id]);
        leases.Renew(id).ShouldBeTrue();
        leases.Due(10).ShouldBeEmpty();
    }

    [Fact]
    public void A_lease_goes_with_its_instance_or_when_it_becomes_permanent()
    {
        var (one, two) = (Lease("a", 10), Lease("b", 10));
        Commit(new DeregisterInstance(Sample.Actor, one));
        Commit(new UpdateInstance(Sample.Actor, two) { LeaseTtl = new(true, null) });

        (leases.Find(one), leases.Find(two), leases.Count).ShouldBe((null, null, 0));
        leases.Renew(one).ShouldBeFalse();
        time.Advance(TimeSpan.FromHours(1));
        leases.Due(10).ShouldBeEmpty();
    }

    [Fact]
    public void After_a_restart_every_lease_has_a_whole_ttl()
    {
        var id = Lease("a", 10);
        time.Advance(TimeSpan.FromSeconds(9));
        var restarted = new LeaseTable(time);
        restarted.Restart(world.Snapshot);
        time.Advance(TimeSpan.FromSeconds(9.9));
        restarted.Due(10).ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(0.1));
        restarted.Due(10).ShouldBe([id]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void None_ends_early_and_none_is_forgotten(int seed)
    {
        var random = new Random(seed);
        var expected = new Dictionary<Guid, (int Ttl, long ExpiresAt)>();
        for (var step = 0; step < 2000; step++)
        {
            time.Advance(TimeSpan.FromMilliseconds(random.Next(400)));
            if (random.Next(3) == 0 && expected.Count < 50)
            {
                var ttl = random.Next(1, 20);
                expected[Lease($"{step}", ttl)] = (ttl, time.GetTimestamp() + TimeSpan.FromSeconds(ttl).Ticks);
            }
            else if (expected.Count > 0 && random.Next(2) == 0)
            {
                var (id, (ttl, _)) = expected.ElementAt(random.Next(expected.Count));
                leases.Renew(id).ShouldBeTrue();
                expected[id] = (ttl, time.GetTimestamp() + TimeSpan.FromSeconds(ttl).Ticks);
            }

            var ended = expected.Where(lease => lease.Value.ExpiresAt <= time.GetTimestamp()).Select(lease => lease.Key).ToList();
            var taken = leases.Take(leases.Due(1000), NoneRenewed);
            taken.ShouldBe(ended, ignoreOrder: true, $"seed {seed}, step {step}");
            if (!taken.IsEmpty)
            {
                Commit(new ExpireLeases(taken));
                ended.ForEach(id => expected.Remove(id));
            }

            if (expected.Count > 0)
            {
                leases.NextDue.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(expected.Values.Min(lease => lease.ExpiresAt));
            }
        }
    }

    private Guid Lease(string key, int seconds)
    {
        var transition = Commit(Sample.Register(Sample.Registration(key) with { LeaseTtl = TimeSpan.FromSeconds(seconds) }));
        return transition.Renewed.ShouldHaveSingleItem();
    }

    private Core.State.Transition Commit(RegistryCommand command)
    {
        var transition = world.Apply(command);
        transition.Result.Errors.ShouldBeEmpty();
        leases.Renew(transition.Renewed, transition.Snapshot);
        leases.OnCommitted(transition.Snapshot, transition.Events);
        return transition;
    }

    /// <summary>A clock that goes on between two looks, as real ones do.</summary>
    private sealed class RunningClock : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks += TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());
    }
}

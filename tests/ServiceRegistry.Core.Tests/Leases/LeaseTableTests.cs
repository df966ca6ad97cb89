using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Leases;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Leases;

public class LeaseTableTests
{
    private static readonly HashSet<Guid> NoneRenewed = [];

    private readonly StateWorld _world = new();
    private readonly ManualTimeProvider _time = new();
    private readonly LeaseTable _leases;

    public LeaseTableTests() => _leases = new(_time);

    [Fact]
    public void A_lease_ends_after_its_ttl_and_not_a_tick_before()
    {
        var id = Lease("a", 10);
        _time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        _leases.Due(10).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromTicks(1));

        _leases.Due(10).ShouldBe([id]);
        _leases.Take([id], NoneRenewed).ShouldBe([id]);
    }

    [Fact]
    public void A_renewal_gives_a_whole_ttl()
    {
        var id = Lease("a", 10);
        _time.Advance(TimeSpan.FromSeconds(9));
        _leases.Renew(id).ShouldBeTrue();
        _leases.Find(id).ShouldBe(new LeaseTimes(_time.GetUtcNow(), _time.GetUtcNow() + TimeSpan.FromSeconds(10)));
        _time.Advance(TimeSpan.FromSeconds(9.9));
        _leases.Due(10).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(0.1));
        _leases.Due(10).ShouldBe([id]);
    }

    [Fact]
    public void The_wall_clock_may_jump()
    {
        var id = Lease("a", 10);
        _time.JumpWallClock(TimeSpan.FromDays(1));
        _leases.Due(10).ShouldBeEmpty();
        _time.JumpWallClock(TimeSpan.FromDays(-2));
        _time.Advance(TimeSpan.FromSeconds(10));
        _leases.Due(10).ShouldBe([id]);
    }

    [Fact]
    public void One_renewed_after_it_came_due_is_not_taken()
    {
        var (one, two, three) = (Lease("a", 10), Lease("b", 10), Lease("c", 10));
        _time.Advance(TimeSpan.FromSeconds(10));
        var due = _leases.Due(10);
        _leases.Renew(one).ShouldBeTrue();

        _leases.Take(due, new HashSet<Guid> { two }).ShouldBe([three]);
        _leases.Renew(three).ShouldBeFalse();
    }

    [Fact]
    public void What_could_not_be_ended_is_due_again_and_can_be_renewed()
    {
        var id = Lease("a", 10);
        _time.Advance(TimeSpan.FromSeconds(10));
        _leases.Take(_leases.Due(10), NoneRenewed).ShouldBe([id]);
        _leases.Return([id]);

        _leases.Due(10).ShouldBe([id]);
        _leases.Return([id]);
        _leases.Renew(id).ShouldBeTrue();
        _leases.Due(10).ShouldBeEmpty();
    }

    [Fact]
    public void A_lease_goes_with_its_instance_or_when_it_becomes_permanent()
    {
        var (one, two) = (Lease("a", 10), Lease("b", 10));
        Commit(new DeregisterInstance(Sample.Actor, one));
        Commit(new UpdateInstance(Sample.Actor, two) { LeaseTtl = new(true, null) });

        (_leases.Find(one), _leases.Find(two), _leases.Count).ShouldBe((null, null, 0));
        _leases.Renew(one).ShouldBeFalse();
        _time.Advance(TimeSpan.FromHours(1));
        _leases.Due(10).ShouldBeEmpty();
    }

    [Fact]
    public void After_a_restart_every_lease_has_a_whole_ttl()
    {
        var id = Lease("a", 10);
        _time.Advance(TimeSpan.FromSeconds(9));
        var restarted = new LeaseTable(_time);
        restarted.Restart(_world.Snapshot);
        _time.Advance(TimeSpan.FromSeconds(9.9));
        restarted.Due(10).ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(0.1));
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
            _time.Advance(TimeSpan.FromMilliseconds(random.Next(400)));
            if (random.Next(3) == 0 && expected.Count < 50)
            {
                var ttl = random.Next(1, 20);
                expected[Lease($"{step}", ttl)] = (ttl, _time.GetTimestamp() + TimeSpan.FromSeconds(ttl).Ticks);
            }
            else if (expected.Count > 0 && random.Next(2) == 0)
            {
                var (id, (ttl, _)) = expected.ElementAt(random.Next(expected.Count));
                _leases.Renew(id).ShouldBeTrue();
                expected[id] = (ttl, _time.GetTimestamp() + TimeSpan.FromSeconds(ttl).Ticks);
            }

            var ended = expected.Where(lease => lease.Value.ExpiresAt <= _time.GetTimestamp()).Select(lease => lease.Key).ToList();
            var taken = _leases.Take(_leases.Due(1000), NoneRenewed);
            taken.ShouldBe(ended, ignoreOrder: true, $"seed {seed}, step {step}");
            if (!taken.IsEmpty)
            {
                Commit(new ExpireLeases(taken));
                ended.ForEach(id => expected.Remove(id));
            }

            if (expected.Count > 0)
            {
                _leases.NextDue.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(expected.Values.Min(lease => lease.ExpiresAt));
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
        var transition = _world.Apply(command);
        transition.Result.Errors.ShouldBeEmpty();
        _leases.Renew(transition.Renewed, transition.Snapshot);
        _leases.OnCommitted(transition.Snapshot, transition.Events);
        return transition;
    }
}

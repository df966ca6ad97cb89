using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Discovery;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests.Discovery;

public class MassFailureTests
{
    private readonly StateWorld world = new();
    private readonly List<Instance> instances = [];

    [Theory]
    [InlineData(3, 2, EndpointAnswer.Protected)]
    [InlineData(4, 2, EndpointAnswer.Healthy)]
    [InlineData(2, 2, EndpointAnswer.None)]
    [InlineData(5, 5, EndpointAnswer.Protected)]
    public void More_than_half_of_three_or_more_that_turn_together_are_doubted(int count, int failing, EndpointAnswer answer)
    {
        Register(count);
        Fail(failing, apart: TimeSpan.FromSeconds(60.0 / failing));

        Resolve().Answer.ShouldBe(answer);
        Resolve().Instances.Length.ShouldBe(answer switch
        {
            EndpointAnswer.Protected => count,
            EndpointAnswer.None => 0,
            _ => count - failing,
        });
    }

    [Fact]
    public void Those_that_turned_more_than_a_minute_apart_are_believed()
    {
        Register(3);
        Fail(2, apart: TimeSpan.FromSeconds(61));
        Resolve().Answer.ShouldBe(EndpointAnswer.Healthy);
    }

    [Fact]
    public void Of_many_a_part_that_is_more_than_half_is_enough()
    {
        Register(5);
        Fail(1);
        world.Now += TimeSpan.FromMinutes(3);
        Fail(2, first: 1);
        Resolve().Answer.ShouldBe(EndpointAnswer.Healthy);
        Fail(1, first: 3);
        Resolve().Answer.ShouldBe(EndpointAnswer.Protected);
    }

    [Fact]
    public void It_ends_when_half_are_back()
    {
        Register(4);
        Fail(3);
        Resolve().Answer.ShouldBe(EndpointAnswer.Protected);
        world.Turn(instances[0], HealthStatus.Healthy);
        Keys().ShouldBe(["a0", "a3"]);
    }

    [Fact]
    public void It_ends_five_minutes_after_the_last_turn()
    {
        Register(3);
        Fail(3, apart: TimeSpan.FromSeconds(20));
        world.Now += TimeSpan.FromMinutes(5);
        Resolve().Answer.ShouldBe(EndpointAnswer.Protected);
        world.Now += TimeSpan.FromTicks(1);
        Resolve().Answer.ShouldBe(EndpointAnswer.None);
    }

    [Fact]
    public void Those_that_were_never_well_do_not_count()
    {
        Register(3, HealthStatus.Unknown);
        Fail(3);
        Resolve().Answer.ShouldBe(EndpointAnswer.None);
    }

    [Fact]
    public void One_that_an_error_had_made_unknown_counts_as_what_it_was()
    {
        Register(3);
        instances.ForEach(instance => world.Turn(instance, HealthStatus.Unknown, isError: true));
        Fail(2);
        Resolve().Answer.ShouldBe(EndpointAnswer.Protected);
    }

    [Fact]
    public void Those_in_maintenance_neither_count_nor_are_given()
    {
        Register(4);
        world.Change(new StartMaintenance(Sample.Actor, instances[3].Id, null, null, null));
        Fail(2);
        Resolve().Answer.ShouldBe(EndpointAnswer.Protected);
        Keys().ShouldBe(["a0", "a1", "a2"]);
        world.Change(new StartMaintenance(Sample.Actor, instances[2].Id, null, null, null));
        Resolve().Answer.ShouldBe(EndpointAnswer.None);
    }

    [Fact]
    public void It_is_decided_before_the_limit()
    {
        Register(3);
        Fail(3);
        var set = EndpointResolver.Resolve(world.Snapshot, new(Sample.Service, Limit: 1), world.Now, null);
        (set.Answer, set.Instances.Length).ShouldBe((EndpointAnswer.Protected, 1));
    }

    private void Register(int count, HealthStatus status = HealthStatus.Healthy)
    {
        for (var number = 0; number < count; number++)
        {
            instances.Add(world.Registered(Sample.Registration($"a{number}") with { Checks = [Sample.Check() with { InitialStatus = status }] }));
        }

        world.Now += TimeSpan.FromHours(1);
    }

    private void Fail(int count, int first = 0, TimeSpan apart = default)
    {
        for (var number = first; number < first + count; number++)
        {
            world.Now += number == first ? TimeSpan.Zero : apart;
            world.Turn(instances[number], HealthStatus.Unhealthy);
        }
    }

    private EndpointSet Resolve() => EndpointResolver.Resolve(world.Snapshot, new(Sample.Service), world.Now, null);

    private IEnumerable<string> Keys() => Resolve().Instances.Select(instance => instance.Key);
}

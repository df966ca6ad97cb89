using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Tests.State;

/// <summary>Commands by chance, over few names, so that they meet one another.</summary>
internal sealed class RandomCommands(int seed, StateWorld world)
{
    public static readonly string[] Texts = ["a", "b", "1.0", "2.0"];

    private readonly Random random = new(seed);

    public RegistryCommand Next()
    {
        world.Now += TimeSpan.FromSeconds(random.Next(3));
        RegistryCommand command = random.Next(16) switch
        {
            < 4 => Sample.Register(Registration()),
            4 => Sample.Register([.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => Registration())]),
            5 => new UpdateInstance(Sample.Actor, Id()) { Version = Text(), Tags = new(Chance(), Tags()), Zone = new(Chance(), Zone()), ExpectedRevision = Expected() },
            6 => new DeregisterInstance(Sample.Actor, Id(), Expected()),
            7 => new StartMaintenance(Sample.Actor, Id(), Text(), Chance() ? world.Now.AddSeconds(5) : null, Chance() ? TimeSpan.FromSeconds(10) : null),
            8 => new EndMaintenance(Sample.Actor, Id()),
            9 => new AddHealthCheck(Sample.Actor, Id(), Check()),
            10 => new UpdateHealthCheck(Sample.Actor, CheckId()) { Strategy = new(Chance(), ("http", Text())), Interval = TimeSpan.FromSeconds(random.Next(1, 4)) },
            11 => new RemoveHealthCheck(Sample.Actor, CheckId()),
            12 => Turn(),
            13 => new UpdateService(Sample.Actor, Service()) { Owner = Text(), DependsOn = new(Chance(), [Text(), "default/a"]), ExpectedRevision = Expected() },
            14 => new RemoveService(Sample.Actor, Service(), Chance()),
            _ => Timed(),
        };
        return Chance() ? command : command with { OperationId = new("mutation", "anonymous", $"{random.Next(30)}", $"{random.Next(3)}") };
    }

    private RegistryCommand Timed()
    {
        ImmutableArray<Guid> ids = [Id(), Id(), Id()];
        return random.Next(3) switch
        {
            0 => new ExpireLeases([.. ids.Distinct()]),
            1 => new EndDueMaintenance([.. ids.Distinct()]),
            _ => new DeregisterDue([.. ids.Distinct().Select(Removal)]),
        };
    }

    // As it is set for the instance, or as it was before some change to it.
    private DueRemoval Removal(Guid id) =>
        new(id, Chance() && world.Snapshot.FindInstance(id) is { } instance && InstanceDeadlines.OfRemoval(instance) is { } deadline ? deadline.At : world.Now);

    private TurnCheck Turn()
    {
        var check = world.Snapshot.FindCheck(CheckId())?.Check ?? new() { Id = Guid.Empty, Name = "", Strategy = "", Settings = "" };
        var isError = random.Next(4) == 0;
        return new(check.Id, isError ? HealthStatus.Unknown : (HealthStatus)random.Next(1, 4), Text(), isError, check);
    }

    private Registration Registration() => new()
    {
        Service = Service(),
        Key = random.Next(6) == 0 ? null : $"k{random.Next(4)}",
        Version = Text(),
        Host = "h",
        Port = random.Next(20) == 0 ? 0 : 80,
        Tags = Tags(),
        Zone = Zone(),
        LeaseTtl = Chance() ? TimeSpan.FromSeconds(5) : null,
        DeregisterAfter = Chance() ? TimeSpan.FromSeconds(10) : null,
        Checks = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Check())],
        ExpectedRevision = Expected(),
    };

    private CheckDefinition Check() => Sample.Check(Chance() ? null : Text(), Text()) with { InitialStatus = (HealthStatus)random.Next(4) };

    private ServiceKey Service() => new(Chance() ? "default" : "other", Text());

    private Guid Id() => Any(world.Snapshot.Instances.Select(instance => instance.Id));

    private Guid CheckId() => Any(world.Snapshot.Instances.SelectMany(instance => instance.Checks).Select(check => check.Id));

    private Guid Any(IEnumerable<Guid> ids)
    {
        var list = ids.ToList();
        return list.Count == 0 || random.Next(15) == 0 ? Guid.Empty : list[random.Next(list.Count)];
    }

    private ImmutableArray<string> Tags() => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Text())];

    private string? Zone() => Chance() ? null : Text();

    private long? Expected() => random.Next(5) == 0 ? random.Next(5) : null;

    private string Text() => Texts[random.Next(Texts.Length)];

    private bool Chance() => random.Next(2) == 0;
}

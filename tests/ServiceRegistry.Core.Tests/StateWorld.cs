using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;

namespace ServiceRegistry.Core.Tests;

/// <summary>A snapshot to which commands are applied, one after the other, at times that the test sets; ids are 1, 2, 3, …</summary>
internal sealed class StateWorld
{
    private int ids;

    public RegistrySnapshot Snapshot { get; set; } = RegistryState.Empty("epoch");

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public Transition Apply(RegistryCommand command)
    {
        var transition = RegistryState.Apply(Snapshot, command, Now, NewId);
        Snapshot = transition.Snapshot;
        return transition;
    }

    /// <summary>Applies a command that must be accepted and make one event.</summary>
    public RegistryEvent Change(RegistryCommand command)
    {
        var transition = Apply(command);
        transition.Result.Errors.ShouldBeEmpty();
        return transition.Events.ShouldHaveSingleItem();
    }

    /// <summary>Applies a command that must be accepted and change nothing.</summary>
    public CommandResult Nothing(RegistryCommand command)
    {
        var before = Snapshot;
        var transition = Apply(command);
        transition.Result.Errors.ShouldBeEmpty();
        transition.Events.ShouldBeEmpty();
        transition.Result.Objects.ShouldAllBe(touched => touched.Change == null);
        Snapshot.ShouldBeSameAs(before);
        return transition.Result;
    }

    /// <summary>Applies a command that must be refused.</summary>
    public IReadOnlyList<CommandError> Refused(RegistryCommand command)
    {
        var before = Snapshot;
        var transition = Apply(command);
        transition.Result.IsAccepted.ShouldBeFalse();
        transition.Events.ShouldBeEmpty();
        transition.Result.Objects.ShouldBeEmpty();
        Snapshot.ShouldBeSameAs(before);
        return transition.Result.Errors;
    }

    /// <summary>The path and code of everything that is wrong with a command's values.</summary>
    public IEnumerable<string> Invalid(RegistryCommand command) =>
        Refused(command).Select(error => error.ShouldBeOfType<InvalidValue>()).Select(error => string.Join('.', error.Path) + " " + error.Code);

    public Instance Registered(Registration registration)
    {
        Apply(Sample.Register(registration)).Result.Errors.ShouldBeEmpty();
        return Snapshot.FindInstance(registration.Service, registration.Key!)!;
    }

    public Instance Turn(Instance instance, HealthStatus status, string? reason = "because", bool isError = false, int check = 0)
    {
        var checks = Snapshot.FindInstance(instance.Id)!.Checks;
        Apply(new TurnCheck(checks[check].Id, status, reason, isError, checks[check])).Result.Errors.ShouldBeEmpty();
        return Snapshot.FindInstance(instance.Id)!;
    }

    private Guid NewId() => new(++ids, 0, 0, new byte[8]);
}

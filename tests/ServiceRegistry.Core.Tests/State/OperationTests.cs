using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.State;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.State;

public class OperationTests
{
    private readonly StateWorld world = new();

    [Fact]
    public void A_named_call_that_is_repeated_answers_what_the_first_did()
    {
        var first = world.Apply(Named(Sample.Register(Sample.Registration(key: null)), "1"));
        world.Registered(Sample.Registration("other"));

        var again = world.Apply(Named(Sample.Register(Sample.Registration(key: null)), "1"));

        again.Events.ShouldBeEmpty();
        again.Result.Revision.ShouldBe(first.Result.Revision);
        again.Result.Objects.Single().Change.ShouldBe(ChangeKind.Created);
        again.Result.Objects.Single().InstanceId.ShouldBe(first.Result.Objects.Single().InstanceId);
        world.Snapshot.InstanceCount.ShouldBe(2);
    }

    [Fact]
    public void The_object_is_answered_as_it_is_now()
    {
        var id = world.Apply(Named(Sample.Register(Sample.Registration()), "1")).Result.Objects.Single().InstanceId!.Value;
        world.Change(new UpdateInstance(Sample.Actor, id) { Version = "2" });

        world.Apply(Named(Sample.Register(Sample.Registration()), "1")).Result.Objects.Single().Instance!.Version.ShouldBe("2");
        world.Change(new DeregisterInstance(Sample.Actor, id));
        world.Apply(Named(Sample.Register(Sample.Registration()), "1")).Result.Objects.Single().Instance.ShouldBeNull();
        world.Snapshot.InstanceCount.ShouldBe(0);
    }

    [Fact]
    public void The_same_id_with_another_input_is_refused()
    {
        world.Apply(Named(Sample.Register(Sample.Registration()), "1", hash: "one"));

        world.Invalid(Named(Sample.Register(Sample.Registration()), "1", hash: "two")).ShouldBe(["input.clientMutationId OPERATION_ID_REUSED"]);
        world.Apply(Named(Sample.Register(Sample.Registration("b")), "1", hash: "two", caller: "other")).Events.Length.ShouldBe(1);
        world.Apply(Named(Sample.Register(Sample.Registration("c")), "1", hash: "two", mutation: "other")).Events.Length.ShouldBe(1);
    }

    [Fact]
    public void Its_id_has_up_to_256_characters_however_many_bytes_they_take()
    {
        world.Apply(Named(Sample.Register(Sample.Registration()), string.Concat(Enumerable.Repeat("😀", 256)))).Events.Length.ShouldBe(1);

        world.Invalid(Named(Sample.Register(Sample.Registration()), new string('a', 257))).ShouldBe(["input.clientMutationId TOO_LONG"]);
        world.Invalid(Named(Sample.Register(Sample.Registration()), "\0")).ShouldBe(["input.clientMutationId MALFORMED"]);
    }

    [Fact]
    public void A_call_that_was_refused_is_not_remembered()
    {
        world.Refused(Named(Sample.Register(Sample.Registration() with { Port = 0 }), "1", hash: "one"));

        world.Apply(Named(Sample.Register(Sample.Registration()), "1", hash: "two")).Events.Length.ShouldBe(1);
    }

    [Fact]
    public void A_call_that_changed_nothing_is_remembered_without_a_revision()
    {
        world.Registered(Sample.Registration());

        var transition = world.Apply(Named(Sample.Register(Sample.Registration()), "1"));

        transition.Events.ShouldBeEmpty();
        transition.Operation.ShouldNotBeNull().Revision.ShouldBe(1);
        world.Snapshot.Revision.ShouldBe(1);
        world.Invalid(Named(Sample.Register(Sample.Registration()), "1", hash: "other")).ShouldBe(["input.clientMutationId OPERATION_ID_REUSED"]);
    }

    [Fact]
    public void After_an_hour_it_is_forgotten()
    {
        world.Apply(Named(Sample.Register(Sample.Registration(key: null)), "1"));
        world.Now += TimeSpan.FromMinutes(59);
        world.Apply(Named(Sample.Register(Sample.Registration(key: null)), "1")).Events.ShouldBeEmpty();
        world.Now += TimeSpan.FromMinutes(1);

        world.Apply(Named(Sample.Register(Sample.Registration(key: null)), "1")).Events.Length.ShouldBe(1);
        world.Snapshot.Operations.Count.ShouldBe(1);
    }

    [Fact]
    public void It_is_remembered_across_restarts()
    {
        var operation = world.Apply(Named(Sample.Register(Sample.Registration(key: null)), "1")).Operation!;
        var stored = new StoredState
        {
            Epoch = "epoch",
            Revision = world.Snapshot.Revision,
            Instances = [.. world.Snapshot.Instances],
            Services = [.. world.Snapshot.Services.Select(service => service.Description)],
            Operations = [operation],
        };
        world.Snapshot = RegistryState.Restore(stored, world.Now);

        world.Apply(Named(Sample.Register(Sample.Registration(key: null)), "1")).Result.Objects.Single().Change.ShouldBe(ChangeKind.Created);
        world.Snapshot.InstanceCount.ShouldBe(1);
    }

    private static RegistryCommand Named(
        RegistryCommand command, string id, string hash = "hash", string caller = "anonymous", string mutation = "registerInstance") =>
        command with { OperationId = new(mutation, caller, id, hash) };
}

using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.Secrets;

public sealed class CheckSecretsTests
{
    private const string Plain = """{"path":"/","password":"sesame"}""";
    private const string Masked = """{"path":"/","password":"***"}""";

    private readonly SecretSample.Reversal protection = new();
    private readonly CheckSecrets secrets;
    private readonly StateWorld world = new();

    public CheckSecretsTests() => secrets = new(new SecretSample.Catalog(), protection);

    [Fact]
    public void What_is_encrypted_anew_is_the_same_content()
    {
        var first = world.Registered(With(Plain));

        world.Nothing(Sample.Register(With(Plain)));

        first.Checks.Single().Settings.ShouldBe(Masked);
        world.Change(Sample.Register(With(Plain.Replace("sesame", "other"))));
    }

    [Fact]
    public void A_mask_keeps_the_secret_of_the_check_that_it_was_read_of()
    {
        var known = world.Registered(With(Plain)).Checks.Single();

        world.Change(Sample.Register(With(Masked) with { Weight = 7 }));

        world.Snapshot.FindCheck(known.Id)!.Value.Check.ShouldBe(known);
    }

    [Theory]
    [InlineData("""{"path":"/elsewhere","password":"***"}""", "input.checks.0.strategy.probe.password")]
    [InlineData("""{"path":"/","password":"***","headers":[{"name":"A","value":"1"}]}""", "input.checks.0.strategy.probe.password")]
    [InlineData("""{"path":"/","headers":[{"name":"A","value":"***"}]}""", "input.checks.0.strategy.probe.headers.0.value")]
    public void A_mask_that_stands_for_none_is_refused(string settings, string path)
    {
        world.Registered(With(Plain));

        world.Invalid(Sample.Register(With(settings))).ShouldBe([$"{path} SECRET_MASKED"]);
        world.Invalid(new AddHealthCheck(Sample.Actor, world.Snapshot.Instances.Single().Id, Check(Masked) with { Name = "new" }))
            .ShouldBe(["input.check.strategy.probe.password SECRET_MASKED"]);
    }

    [Fact]
    public void A_mask_keeps_no_secret_for_another_address()
    {
        var known = With(Plain);
        world.Registered(known);
        const string refusal = "input.checks.0.strategy.probe.password SECRET_MASKED";

        world.Invalid(Sample.Register(With(Masked) with { Host = "elsewhere" })).ShouldBe([refusal]);
        world.Invalid(Sample.Register(With(Masked) with { Port = 9 })).ShouldBe([refusal]);
        world.Invalid(Sample.Register(With(Masked) with { Scheme = "gopher" })).ShouldBe([refusal]);
        world.Registered(With(Masked) with { Version = "2.0.0" }).Checks.Single().Secrets!.IsReadable.ShouldBeTrue();
        world.Registered(With(Plain) with { Host = "elsewhere" }).Host.ShouldBe("elsewhere");
    }

    [Fact]
    public void Secrets_that_an_older_version_stored_are_set_apart_when_they_are_read()
    {
        var old = world.Registered(Sample.Registration() with { Checks = [Sample.Check("probe", Plain, "probe"), Sample.Ttl()] });

        var opened = secrets.Open(new StoredState { Epoch = "epoch", Revision = 1, Instances = [old] }).Instances.Single();

        secrets.Show(old.Checks[0]).ShouldBe(Masked);
        opened.Checks[0].Settings.ShouldBe(Masked);
        opened.Checks[0].Secrets!.Encrypted.ShouldNotContain("sesame");
        opened.Checks[0].Secrets!.RevealIn(Masked).ShouldBe(Plain);
        opened.Checks[1].ShouldBe(old.Checks[1]);
    }

    [Fact]
    public void A_setting_that_was_marked_after_it_was_stored_is_set_apart_beside_those_that_were_secret()
    {
        var stored = world.Registered(With(Plain)).Checks.Single();
        var half = stored with { Settings = """{"path":"/","password":"***","codes":["open"]}""", Secrets = new(stored.Secrets!.Encrypted, values: null) };
        const string Whole = """{"path":"/","password":"***","codes":"***"}""";

        var opened = Open(half);

        opened.Settings.ShouldBe(Whole);
        opened.Secrets!.RevealIn(Whole).ShouldBe("""{"path":"/","password":"sesame","codes":["open"]}""");
        opened.Secrets.Encrypted.ShouldNotContain("open");
        Open(opened).ShouldBe(opened);
        secrets.Show(half).ShouldBe(Whole);
    }

    [Fact]
    public void Where_the_key_is_gone_such_a_setting_is_not_shown_and_not_lost()
    {
        var stored = world.Registered(With(Plain)).Checks.Single();
        var half = stored with { Settings = """{"path":"/","password":"***","codes":["open"]}""", Secrets = new(stored.Secrets!.Encrypted, values: null) };
        protection.HasKey = false;

        var locked = Open(half);

        secrets.Show(locked).ShouldBe("""{"path":"/","password":"***","codes":"***"}""");
        protection.HasKey = true;
        Open(locked).Secrets!.RevealIn(Open(locked).Settings).ShouldBe("""{"path":"/","password":"sesame","codes":["open"]}""");
    }

    [Fact]
    public async Task A_check_whose_key_is_gone_runs_no_probe_and_says_why()
    {
        var strategies = new FakeStrategies();
        var time = new ManualTimeProvider();
        var store = new InMemoryStore();
        var created = world.Change(Sample.Register(With(Plain)));
        var stored = created.Instance!;
        await store.CommitAsync(
            new CommitBatch
            {
                FromRevision = 0,
                Revision = 1,
                InstancesUpserted = [stored],
                ServicesUpserted = [world.Snapshot.Services.Single().Description],
                Events = [created],
                ForgetOperationsBefore = default,
            },
            default);
        protection.HasKey = false;
        await using var registry = new Registry(store, strategies, new RegistryOptions(), time, new RecordingDiagnostics(), secrets);
        await registry.StartAsync(default);

        var run = await registry.RunCheckAsync(stored.Checks.Single().Id, default);

        run.Result!.Outcome.ShouldBe(CheckOutcome.Error);
        run.Result.Output!.ShouldContain("cannot be decrypted");
        registry.Snapshot.Instances.Single().Status.ShouldBe(HealthStatus.Unknown);
        strategies.Begun.ShouldBeEmpty();
    }

    [Fact]
    public void They_are_masked_in_whatever_writes_them_out()
    {
        var check = world.Registered(With(Plain)).Checks.Single();

        $"{check}".ShouldNotContain("sesame");
        $"{With(Plain)} {Check(Plain)}".ShouldNotContain("sesame");
    }

    private HealthCheck Open(HealthCheck check) => secrets.Open(new StoredState
    {
        Epoch = "epoch",
        Revision = 1,
        Instances = [world.Snapshot.Instances.Single() with { Checks = [check] }],
    }).Instances.Single().Checks.Single();

    private Registration With(string settings) => Sample.Registration() with { Checks = [Check(settings)] };

    private CheckDefinition Check(string settings)
    {
        var (masked, hidden) = secrets.Hide(SecretSample.Settings.Root, settings);
        return Sample.Check("probe", masked.Json, "probe") with { Secrets = hidden, Masks = masked.Masks };
    }
}

using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;
using ServiceRegistry.Server.Backups;
using ServiceRegistry.Storage;

namespace ServiceRegistry.Features.Steps;

/// <summary>Backups, by the API and by the commands of the server.</summary>
[Binding]
internal sealed class BackupSteps(Registry registry, Mutations mutations, Watches watches, Notes notes)
{
    private readonly StringWriter said = new();

    [Given("backups are kept in a folder")]
    public void AreKept() => registry.Settings["ServiceRegistry__Backup__Path"] = registry.Subfolder("backups");

    [Given("a file {string} that is no backup")]
    public void NoBackup(string name) => registry.AddFile("backups", name, new string('x', 5000));

    [StepDefinition("the registry is backed up as {string}")]
    public Task IsBackedUp(string name) => mutations.SendAsync("backupRegistry", new { name });

    [Then("the backup is of the epoch and revision noted")]
    public void IsOfTheRevisionNoted()
    {
        var backup = mutations.Payload.GetProperty("backup");
        backup.GetProperty("epoch").GetString().ShouldBe(notes.Texts["epoch"]);
        backup.GetProperty("revision").GetInt64().ShouldBe(notes.Revision);
        backup.GetProperty("size").GetInt64().ShouldBe(new FileInfo(FileOf(backup.GetProperty("name").GetString()!)).Length);
    }

    [When("the registry is restored from {string}")]
    public async Task IsRestored(string name)
    {
        await watches.ForgetAsync();
        await registry.StopAsync();
        (await RunAsync("restore", name)).ShouldBe(0);
    }

    [When("the command {string} is run for {string}")]
    public async Task IsRun(string command, string name) => (await RunAsync(command, name)).ShouldBe(0);

    [Then("it says that the backup is of the revision noted")]
    public void SaysTheRevision() => said.ToString().ShouldContain($"revision {notes.Revision}, epoch {notes.Texts["epoch"]}");

    [Then("the command {string} for {string} is refused with {string}")]
    public async Task IsRefused(string command, string name, string reason) =>
        (await Should.ThrowAsync<StorageException>(() => RunAsync(command, name))).Message.ShouldContain(reason);

    [Then("the epoch is another than noted")]
    public async Task IsAnotherEpoch() => (await registry.ReadAsync("{ registry { epoch } }"))
        .GetProperty("registry").GetProperty("epoch").GetString().ShouldNotBe(notes.Texts["epoch"]);

    [When("someone asks to watch the registry since the epoch and revision noted")]
    public Task AsksToWatch() => watches.OpenAsync(
        Watches.Someone, "onRegistryChanged", $"(since: {notes.Revision}, epoch: \"{notes.Texts["epoch"]}\")", "revision");

    private Task<int> RunAsync(string command, string name) => DataCommand.RunAsync(
        [command, FileOf(name), $"--ConnectionStrings:Registry={registry.Settings["ConnectionStrings__Registry"]}"], said);

    private string FileOf(string name) => Path.Combine(registry.Subfolder("backups"), name);
}

using System.Text;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Secrets are looked for wherever they could have been left.</summary>
[Binding]
internal sealed class SecretSteps(Registry registry, Instances instances, Mutations mutations, Watches watches)
{
    private const string Everything =
        "{ instances { nodes { id statusReason checks { id settings output results { nodes { output } } } } } " +
        "events { nodes { reason instance { statusReason checks { settings } } previousInstance { checks { settings output } } } } " +
        "healthCheckStrategies { name settingsSchema } plugins { name error } registry { conditions { message } } }";

    private string key = "";

    [Given("instance {string} is registered with the check of the key {string}")]
    public async Task IsRegistered(string name, string ofKey, DataTable check)
    {
        key = ofKey;
        await instances.RegisterAsync(Input(check), name);
    }

    [When("the instance is registered again with the check")]
    public Task IsRegisteredAgain(DataTable check) => mutations.SendAsync("registerInstance", Input(check));

    [When("the check of {string} is changed to the check")]
    public async Task IsChanged(string name, DataTable check) => await mutations.SendAsync(
        "updateHealthCheck", CheckInput.From(check.Pairs).With("id", (await instances.CheckAsync(name)).GetProperty("id").GetString()));

    [Then("everything that can be asked of the registry is asked")]
    public async Task EverythingIsAsked() => (await registry.AskAsync(Everything)).Errors.ShouldBeEmpty();

    [Then("{string} was answered, told and logged nowhere")]
    public void WasAnsweredNowhere(string secret)
    {
        var told = watches[Watches.Someone].Sets.Select(set => set.ToString()).ToList();
        told.ShouldNotBeEmpty();
        registry.Said.ShouldContain(text => text.Contains("\"***\"", StringComparison.Ordinal));
        registry.Said.Concat(told).ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>Once the registry has stopped: to close its database from elsewhere in the process would take its locks away.</summary>
    [Then("{string} is in no file of the registry")]
    public void IsInNoFile(string secret)
    {
        var files = registry.DataFiles.Select(File.ReadAllBytes).ToList();
        files.ShouldContain(file => Holds(file, "***"));
        files.ShouldAllBe(file => !Holds(file, secret));
    }

    [Then("the folder {string} is for the registry's user alone")]
    public void IsForTheUserAlone(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(registry.Subfolder(folder)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>While the registry does not run.</summary>
    [When("the folder {string} is lost")]
    public void IsLost(string folder) => Directory.Delete(registry.Subfolder(folder), recursive: true);

    [Then("the schema says that {string} of {string} is secret")]
    public async Task IsSecret(string field, string type)
    {
        var answer = await registry.ReadAsync("query($type: String!) { __type(name: $type) { inputFields { name description } } }", new { type });
        var description = answer.GetProperty("__type").GetProperty("inputFields").EnumerateArray()
            .Single(candidate => Wording.Value(candidate, "name") == field).GetProperty("description").GetString();
        description.ShouldNotBeNull().ShouldEndWith("Secret: it is shown as \"***\", and stored encrypted.");
    }

    private Dictionary<string, object?> Input(DataTable check) =>
        RegisteringSteps.InputOf([KeyValuePair.Create("key", key)]).With("checks", new[] { CheckInput.From(check.Pairs) });

    private static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}

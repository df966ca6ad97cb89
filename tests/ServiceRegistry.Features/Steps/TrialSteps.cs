using System.Globalization;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.Targets;
using ServiceRegistry.Features.World;
using ServiceRegistry.Server.Plugins;

namespace ServiceRegistry.Features.Steps;

/// <summary>A strategy is tried from its folder, by the command of the server.</summary>
[Binding]
internal sealed class TrialSteps(TargetServers targets)
{
    private readonly StringWriter told = new();
    private int exitCode;

    [When("strategy {string} of plugin {string} is tried on {string} with")]
    public Task IsTried(string strategy, string plugin, string target, string settings) => TryAsync(
        Repository.Folder("artifacts", "plugins", plugin), strategy, settings,
        "--host", Target.Host, "--port", targets.Get(target).Port.ToString(CultureInfo.InvariantCulture));

    [When("strategy {string} of plugin {string} is tried at the address {string} with")]
    public Task IsTriedAt(string strategy, string plugin, string address, string settings) => TryAsync(
        Repository.Folder("artifacts", "plugins", plugin), strategy, settings, "--host", address, "--port", "6379");

    [Then("the trial passes")]
    public void Passes() => exitCode.ShouldBe(0, told.ToString());

    [Then("the trial does not pass")]
    public void DoesNotPass() => exitCode.ShouldNotBe(0, told.ToString());

    [Then("it tells {string}")]
    public void Tells(string text) => told.ToString().ShouldContain(text);

    [Then("it does not tell {string}")]
    public void DoesNotTell(string text) => told.ToString().ShouldNotContain(text);

    private async Task TryAsync(params string[] arguments) => exitCode = await TryCommand.RunAsync(["try", .. arguments], told, told);
}

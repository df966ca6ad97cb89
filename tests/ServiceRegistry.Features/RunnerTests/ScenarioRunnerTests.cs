using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.RunnerTests;

public sealed class ScenarioRunnerTests
{
    private readonly List<string> log = [];

    [Fact]
    public async Task Steps_share_the_objects_of_their_scenario_between_the_hooks()
    {
        await RunAsync("""
            Feature: Toys
              Scenario: One
                Given a Red box with 2 toys
                  | toy  |
                  | ball |
                When it is labelled
                  '''
                  fragile
                  '''
                Then it holds "ball" and is "fragile"
            """.Replace("'''", "\"\"\"", StringComparison.Ordinal));

        log.ShouldBe(["before", "step", "step", "step", "after", "box disposed"]);
    }

    [Fact]
    public async Task A_failed_step_is_named_and_the_hooks_still_run()
    {
        var failure = await Should.ThrowAsync<StepFailedException>(() => RunAsync("""
            Feature: Toys
              Scenario: One
                Given a Red box with 2 toys
                  | toy  |
                  | ball |
                Then it holds "car" and is "fragile"
                Then it holds "ball" and is "fragile"
            """));

        failure.Message.ShouldStartWith("Then it holds \"car\" and is \"fragile\" (toy.feature:6)");
        failure.InnerException.ShouldBeOfType<ShouldAssertException>();
        log.ShouldBe(["before", "step", "after", "box disposed"]);
    }

    [Fact]
    public async Task Nothing_runs_where_a_step_has_no_definition()
    {
        await Should.ThrowAsync<StepBindingException>(() => RunAsync("Feature: Toys\n  Scenario: One\n    Given a Red box with 2 toys\n    When it flies"));

        log.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Given a Pink box with 2 toys\n      | toy |", "'Pink' of Given a Pink box with 2 toys (toy.feature:3) is no Colour for 'colour'")]
    [InlineData("Given a Red box with 2 toys", "gives 2 values")]
    public async Task Values_that_do_not_fit_the_method_are_refused(string step, string reason)
    {
        var error = await Should.ThrowAsync<StepBindingException>(() => RunAsync($"Feature: Toys\n  Scenario: One\n    {step}"));

        error.Message.ShouldContain(reason);
    }

    private async Task RunAsync(string text)
    {
        var runner = new ScenarioRunner(new BindingCatalog([typeof(ToySteps)]), line => log.Add(line.Contains(" ms]") ? "step" : line));
        await runner.RunAsync(FeatureReader.Read("toy.feature", text).Scenarios.Single());
    }

    private enum Colour
    {
        Red,
    }

    private sealed class Box(Action<string> log) : IDisposable
    {
        public List<string> Toys { get; } = [];

        public string? Label { get; set; }

        public void Dispose() => log("box disposed");
    }

    [Binding]
    private sealed class ToySteps(Box box, Action<string> log)
    {
        [BeforeScenario]
        public void Before() => log("before");

        [AfterScenario]
        public Task After()
        {
            log("after");
            return Task.CompletedTask;
        }

        [Given("a {word} box with {int} toys")]
        public void ABox(Colour colour, int size, DataTable toys)
        {
            colour.ShouldBe(Colour.Red);
            size.ShouldBe(2);
            box.Toys.AddRange(toys.Rows.Select(row => row["toy"]));
        }

        [When("it is labelled")]
        public async Task Labelled(string label)
        {
            await Task.Yield();
            box.Label = label;
        }

        [Then("it holds {string} and is {string}")]
        public async ValueTask Holds(string toy, string label)
        {
            await Task.Yield();
            box.Toys.ShouldContain(toy);
            box.Label.ShouldBe(label);
        }
    }
}

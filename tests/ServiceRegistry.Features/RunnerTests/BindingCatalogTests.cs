using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.RunnerTests;

public sealed class BindingCatalogTests
{
    private readonly BindingCatalog catalog = new([typeof(BoxSteps)]);

    [Fact]
    public void An_unmatched_step_names_its_place_and_a_snippet()
    {
        var step = new StepPlan("toy.feature", 7, StepKinds.When, "And", "3 balls go into \"red\"", new DataTable([["ball"]]));

        var message = Should.Throw<StepBindingException>(() => catalog.Match(step)).Message;

        message.ShouldContain("No step definition matches: And 3 balls go into \"red\" (toy.feature:7)");
        message.ShouldContain("[When(\"{int} balls go into {string}\")]");
        message.ShouldContain("public async Task BallsGoInto(int value1, string value2, DataTable table)");
    }

    [Fact]
    public void An_ambiguous_step_names_all_that_match()
    {
        var message = Should.Throw<StepBindingException>(() => catalog.Match(Step(StepKinds.Given, "a box"))).Message;

        message.ShouldContain("Several step definitions match: Given a box (toy.feature:1)");
        message.ShouldContain("BoxSteps.ABox (BindingCatalogTests.cs:");
        message.ShouldContain("BoxSteps.Something (BindingCatalogTests.cs:");
    }

    [Fact]
    public void The_keyword_decides_between_definitions()
    {
        catalog.Match(Step(StepKinds.Then, "it is open")).Binding.Method.Name.ShouldBe(nameof(BoxSteps.ItIsOpen));
        Should.Throw<StepBindingException>(() => catalog.Match(Step(StepKinds.When, "it is open")));
        catalog.Match(Step(StepKinds.When, "whatever 5")).Binding.Method.Name.ShouldBe(nameof(BoxSteps.Whatever));
    }

    [Fact]
    public void Problems_tell_of_unmatched_ambiguous_and_unused()
    {
        var feature = FeatureReader.Read("toy.feature", """
            Feature: Toys
              Scenario: One
                Given a box
                When it flies
                Then it is open
            """);

        var problems = catalog.Problems([feature]);

        problems.Count.ShouldBe(5);
        problems[0].ShouldStartWith("Several step definitions match: Given a box (toy.feature:3)");
        problems[1].ShouldStartWith("No step definition matches: When it flies (toy.feature:4)");
        problems.Skip(2).ShouldAllBe(problem => problem.StartsWith("No step uses: ["));
        problems[4].ShouldContain("[StepDefinition(\"whatever {int}\")] BoxSteps.Whatever (BindingCatalogTests.cs:");
    }

    private static StepPlan Step(StepKinds kind, string text) => new("toy.feature", 1, kind, kind.ToString(), text);

    [Binding]
    private sealed class BoxSteps
    {
        [Given("a box")]
        public static void ABox()
        {
        }

        [Given("a {word}")]
        public static void Something(string what) => what.ShouldNotBeNull();

        [Then("it is open")]
        public static void ItIsOpen()
        {
        }

        [StepDefinition("whatever {int}")]
        public static void Whatever(int value) => value.ShouldBePositive();
    }
}

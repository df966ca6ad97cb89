using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.RunnerTests;

public sealed class FeatureReaderTests
{
    [Fact]
    public void Backgrounds_come_first_and_outlines_are_written_out()
    {
        var feature = FeatureReader.Read("toy.feature", """
            Feature: Toys
              Background:
                Given a box

              Scenario Outline: A <thing> goes in
                When a <thing> is put in
                Then it holds
                  | thing   |
                  | <thing> |
                But nothing else

                Examples:
                  | thing |
                  | ball  |
                  | car   |
            """);

        feature.Scenarios.Select(scenario => scenario.Name).ShouldBe(["A ball goes in", "A car goes in"]);
        var car = feature.Scenarios[1];
        car.Steps.Select(step => step.Text).ShouldBe(["a box", "a car is put in", "it holds", "nothing else"]);
        car.Steps.Select(step => step.Kind).ShouldBe([StepKinds.Given, StepKinds.When, StepKinds.Then, StepKinds.Then]);
        car.Steps.Select(step => step.Line).ShouldBe([3, 6, 7, 10]);
        car.Steps[2].Table!.Rows[0]["thing"].ShouldBe("car");
    }

    [Fact]
    public void Doc_strings_and_tags_are_kept()
    {
        var scenario = FeatureReader.Read("toy.feature", """"
            @box
            Feature: Toys
              @slow
              Scenario: One
                When this is sent
                  """
                  two
                  lines
                  """
            """").Scenarios.Single();

        scenario.Tags.ShouldBe(["box", "slow"], ignoreOrder: true);
        scenario.Steps.Single().DocString.ShouldBe("two\nlines");
    }

    [Theory]
    [InlineData("Feature: Toys\n  Rule: boxes\n    Scenario: One\n      Given a box", "toy.feature:2: 'Rule:'")]
    [InlineData("Feature: Toys\n\n  Example: One\n    Given a box", "toy.feature:3: 'Example:'")]
    [InlineData("Feature: Toys\n  words only", "has no scenario")]
    [InlineData("# nothing", "toy.feature has no feature")]
    [InlineData("Feature: Toys\n  Scenario: One", "toy.feature:2: the scenario 'One' has no steps")]
    [InlineData("Feature: Toys\n  Scenario Outline: One\n    Given a <b>\n    Examples:\n      | b |", "has no examples")]
    [InlineData("Feature: Toys\n  Scenario: One\n    And a box", "toy.feature:3: the first step begins with 'And'")]
    [InlineData("Feature: Toys\n  Scenario: One\n    Given a\n  Scenario: One\n    Given a", "'One' is there 2 times")]
    [InlineData("Feature: Toys\n  Scenario: One\n    Perhaps a box\n    Given a", "toy.feature:2: 'Perhaps a box' would be taken for a description")]
    [InlineData("Feature: Toys\n  Scenario: One\n    Given a\n    Perhaps a box", "(4:5)")]
    public void What_would_vanish_or_cannot_be_read_is_refused(string text, string reason) =>
        Should.Throw<FeatureFileException>(() => FeatureReader.Read("toy.feature", text)).Message.ShouldContain(reason);
}

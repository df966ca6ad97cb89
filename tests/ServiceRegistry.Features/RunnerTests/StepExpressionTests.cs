using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.RunnerTests;

public sealed class StepExpressionTests
{
    [Theory]
    [InlineData("the box {string} is open", "the box \"red one\" is open", "red one")]
    [InlineData("the box {string} is open", "the box 'red' is open", "red")]
    [InlineData("it is {string}", """it is "a \"quoted\" word" """, """a "quoted" word""")]
    [InlineData("{int} toy(s) are in", "1 toy are in", "1")]
    [InlineData("{int} toy(s) are in", "-2 toys are in", "-2")]
    [InlineData("it weighs {float} kg", "it weighs 1.5 kg", "1.5")]
    [InlineData("it is {word} now", "it is open now", "open")]
    [InlineData("it says {}", "it says what it likes", "what it likes")]
    [InlineData("^it has (.*) toys$", "it has many toys", "many")]
    [InlineData(@"it has (\d+) toys", "it has 12 toys", "12")]
    public void Values_are_captured(string expression, string text, string value) =>
        StepExpression.Parse(expression).Match(text.TrimEnd()).ShouldBe([value]);

    [Theory]
    [InlineData("a box", "a box is open")]
    [InlineData("a box", "there is a box")]
    [InlineData("{int} toys", "many toys")]
    [InlineData("{word} toys", "a few toys")]
    [InlineData(@"(\d+) toys", "3 toys and a box")]
    public void The_whole_text_must_match(string expression, string text) =>
        StepExpression.Parse(expression).Match(text).ShouldBeNull();

    [Theory]
    [InlineData("it is open", true)]
    [InlineData("it is shut", true)]
    [InlineData("it is open/shut", false)]
    public void A_slash_gives_the_choice_of_words(string text, bool matches) =>
        (StepExpression.Parse("it is open/shut").Match(text) is not null).ShouldBe(matches);

    [Fact]
    public void A_group_that_took_no_part_is_null() =>
        StepExpression.Parse("^a box(?: of (.*))?$").Match("a box").ShouldBe([null]);

    [Fact]
    public void An_unknown_parameter_is_refused() =>
        Should.Throw<ArgumentException>(() => StepExpression.Parse("a {colour} box")).Message.ShouldContain("{colour}");
}

namespace ServiceRegistry.Abstractions.Tests.Settings;

public sealed class IsoDurationTests
{
    [Theory]
    [InlineData("PT0S", 0)]
    [InlineData("PT1.5S", 1500)]
    [InlineData("P1DT2H3M4S", 93_784_000)]
    [InlineData("-PT1S", -1000)]
    public void Days_hours_minutes_and_seconds_are_read(string text, double milliseconds)
    {
        IsoDuration.TryParse(text, out var duration).ShouldBeTrue();
        duration.TotalMilliseconds.ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("P1Y")]
    [InlineData("P1M")]
    [InlineData("P1W")]
    [InlineData("1s")]
    [InlineData("")]
    [InlineData("PT")]
    [InlineData(" PT1S")]
    [InlineData("P99999999999D")]
    public void What_has_no_fixed_length_or_form_is_not(string text) => IsoDuration.TryParse(text, out _).ShouldBeFalse();
}

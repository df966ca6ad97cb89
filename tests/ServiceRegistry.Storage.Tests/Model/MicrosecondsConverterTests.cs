using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Tests.Model;

public sealed class MicrosecondsConverterTests
{
    private readonly MicrosecondsConverter converter = new();

    [Theory]
    [InlineData("1969-12-31T23:59:59.999999+00:00", -1L)]
    [InlineData("1970-01-01T00:00:00.000001+00:00", 1L)]
    [InlineData("2026-11-21T12:30:15.123456+00:00", 1795264215123456L)]
    public void A_time_is_the_microseconds_since_1970(string time, long microseconds)
    {
        converter.ConvertToProvider(DateTimeOffset.Parse(time)).ShouldBe(microseconds);
        converter.ConvertFromProvider(microseconds).ShouldBe(DateTimeOffset.Parse(time));
    }

    [Fact]
    public void A_time_of_another_zone_comes_back_in_UTC()
    {
        var stored = converter.ConvertToProvider(new DateTimeOffset(2026, 11, 21, 14, 0, 0, TimeSpan.FromHours(2)));

        var read = converter.ConvertFromProvider(stored).ShouldBeOfType<DateTimeOffset>();

        read.Offset.ShouldBe(TimeSpan.Zero);
        read.ShouldBe(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    }
}

using ServiceRegistry.Server.Watching;

namespace ServiceRegistry.Server.Tests.Watching;

public sealed class ResumePositionTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        var position = new ResumePosition("0198-ab", 42);
        position.ToString().ShouldBe("0198-ab:42");
        ResumePosition.Parse("0198-ab:42").ShouldBe(position);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("42")]
    [InlineData(":42")]
    [InlineData("epoch:")]
    [InlineData("epoch:-1")]
    [InlineData("epoch:1.5")]
    [InlineData("epoch:99999999999999999999")]
    public void What_this_server_never_wrote_is_no_position(string? eventId) => ResumePosition.Parse(eventId).ShouldBeNull();
}

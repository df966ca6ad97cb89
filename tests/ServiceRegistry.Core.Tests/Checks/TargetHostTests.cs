using ServiceRegistry.Core.Checks;

namespace ServiceRegistry.Core.Tests.Checks;

public class TargetHostTests
{
    [Theory]
    [InlineData("""{"url":"https://api.example.com:8443/x","host":"other"}""", "api.example.com")]
    [InlineData("""{"url":null,"host":"other"}""", "other")]
    [InlineData("""{"path":"/"}""", "own")]
    [InlineData("""[]""", "own")]
    [InlineData("nonsense", "own")]
    public void Settings_come_before_the_instance(string settings, string host) => TargetHost.Of(settings, "own").ShouldBe(host);
}

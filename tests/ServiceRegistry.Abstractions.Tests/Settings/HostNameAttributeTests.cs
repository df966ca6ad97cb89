namespace ServiceRegistry.Abstractions.Tests.Settings;

public sealed class HostNameAttributeTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("a_b.example.com")]
    [InlineData("10.0.0.1")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData(null)]
    public void A_name_or_an_address_is_a_host(string? host) => new HostNameAttribute().IsValid(host).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("http://a")]
    [InlineData("a:80")]
    [InlineData("[::1]")]
    [InlineData("fe80::1%eth0")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a@b")]
    [InlineData("-a")]
    [InlineData("a..b")]
    [InlineData("a\n")]
    public void Anything_around_it_is_not(string host) => new HostNameAttribute().IsValid(host).ShouldBeFalse();
}

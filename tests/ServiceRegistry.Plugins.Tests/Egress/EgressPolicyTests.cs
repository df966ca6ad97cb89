using System.Net;
using ServiceRegistry.Plugins.Egress;

namespace ServiceRegistry.Plugins.Tests.Egress;

public sealed class EgressPolicyTests
{
    [Theory]
    [InlineData("169.254.169.254", "169.254.0.0/16")]
    [InlineData("169.254.0.1", "169.254.0.0/16")]
    [InlineData("::ffff:169.254.169.254", "169.254.0.0/16")]
    [InlineData("100.100.100.200", "100.100.100.200/32")]
    [InlineData("fd00:ec2::254", "fd00:ec2::254/128")]
    [InlineData("fe80::1", "fe80::/10")]
    [InlineData("febf::1", "fe80::/10")]
    [InlineData("0.0.0.0", "0.0.0.0/8")]
    [InlineData("::", "::/128")]
    [InlineData("::ffff:0.0.0.0", "0.0.0.0/8")]
    [InlineData("224.0.0.1", "224.0.0.0/4")]
    [InlineData("ff02::1", "ff00::/8")]
    [InlineData("255.255.255.255", "255.255.255.255/32")]
    public void What_is_no_host_or_tells_a_machines_secrets_is_denied(string address, string rule) =>
        EgressPolicy.Default.DeniedBy(IPAddress.Parse(address)).ShouldBe(rule);

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.0.1")]
    [InlineData("fd12::1")]
    [InlineData("100.100.100.201")]
    [InlineData("8.8.8.8")]
    public void Loopback_private_and_public_addresses_are_targets(string address) =>
        EgressPolicy.Default.DeniedBy(IPAddress.Parse(address)).ShouldBeNull();

    [Fact]
    public void Allow_wins_over_deny()
    {
        EgressPolicy.TryCreate(["10.0.0.0/8", "2001:db8::/32"], ["10.1.0.0/16", "169.254.169.254"], out var policy, out _).ShouldBeTrue();

        policy!.DeniedBy(IPAddress.Parse("10.2.0.1")).ShouldBe("10.0.0.0/8");
        policy.DeniedBy(IPAddress.Parse("::ffff:10.2.0.1")).ShouldBe("10.0.0.0/8");
        policy.DeniedBy(IPAddress.Parse("2001:db8::1")).ShouldBe("2001:db8::/32");
        policy.DeniedBy(IPAddress.Parse("10.1.0.1")).ShouldBeNull();
        policy.DeniedBy(IPAddress.Parse("169.254.169.254")).ShouldBeNull();
        policy.DeniedBy(IPAddress.Parse("169.254.169.253")).ShouldBe("169.254.0.0/16");
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("example.com")]
    [InlineData("")]
    public void An_entry_that_is_no_network_is_named(string entry)
    {
        EgressPolicy.TryCreate([], ["10.0.0.1", entry], out _, out var problem).ShouldBeFalse();

        problem.ShouldStartWith($"'{entry}' is neither");
    }
}

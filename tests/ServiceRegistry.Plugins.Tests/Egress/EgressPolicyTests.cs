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
    [InlineData("fd00:ec2::254", "fd00:ec2::/64")]
    [InlineData("fd00:ec2::23", "fd00:ec2::/64")]
    [InlineData("fd20:ce::254", "fd20:ce::254/128")]
    [InlineData("fd00:42::42", "fd00:42::42/128")]
    [InlineData("168.63.129.16", "168.63.129.16/32")]
    [InlineData("192.0.0.192", "192.0.0.192/32")]
    [InlineData("fec0::1", "fec0::/10")]
    [InlineData("fe80::1", "fe80::/10")]
    [InlineData("febf::1", "fe80::/10")]
    [InlineData("0.0.0.0", "0.0.0.0/8")]
    [InlineData("::", "::/128")]
    [InlineData("::ffff:0.0.0.0", "0.0.0.0/8")]
    [InlineData("224.0.0.1", "224.0.0.0/4")]
    [InlineData("ff02::1", "ff00::/8")]
    [InlineData("255.255.255.255", "255.255.255.255/32")]
    public void What_is_no_host_or_tells_a_machines_secrets_is_denied(string address, string rule) =>
        EgressPolicy.Default.DeniedBy(IPAddress.Parse(address), 80).ShouldBe(rule);

    [Theory]
    [InlineData("::ffff:169.254.169.254")] // IPv4-mapped
    [InlineData("::169.254.169.254")] // IPv4-compatible
    [InlineData("::ffff:0:169.254.169.254")] // IPv4-translated
    [InlineData("64:ff9b::169.254.169.254")] // NAT64
    [InlineData("64:ff9b:1::169.254.169.254")] // NAT64 in one's own network, with each length of its prefix
    [InlineData("64:ff9b:1:a9fe:a9:fe00::")]
    [InlineData("64:ff9b:1:a9:fe:a9fe::")]
    [InlineData("64:ff9b:1:aaaa:a9:fea9:fe00::")]
    [InlineData("2002:a9fe:a9fe::1")] // 6to4
    [InlineData("2001:0:a9fe:a9fe::1")] // Teredo, the server
    [InlineData("2001:0:102:304::5601:5601")] // Teredo, the client
    [InlineData("2001:db8::5efe:a9fe:a9fe")] // ISATAP
    [InlineData("2001:db8::200:5efe:a9fe:a9fe")]
    public void An_address_that_leads_to_a_denied_one_is_denied(string address) =>
        EgressPolicy.Default.DeniedBy(IPAddress.Parse(address), 80).ShouldBe("169.254.0.0/16");

    [Theory]
    [InlineData("64:ff9b::10.1.2.3")]
    [InlineData("64:ff9b:1::10.1.2.3")]
    [InlineData("2002:0a01:0203::1")]
    [InlineData("2001:db8::169.254.169.254")] // no form that leads anywhere else
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
        EgressPolicy.Default.DeniedBy(IPAddress.Parse(address), 80).ShouldBeNull();

    [Fact]
    public void Allow_wins_over_deny()
    {
        EgressPolicy.TryCreate(["10.0.0.0/8", "2001:db8::/32"], ["10.1.0.0/16", "169.254.169.254"], out var policy, out _).ShouldBeTrue();

        policy!.DeniedBy(IPAddress.Parse("10.2.0.1"), 80).ShouldBe("10.0.0.0/8");
        policy.DeniedBy(IPAddress.Parse("::ffff:10.2.0.1"), 80).ShouldBe("10.0.0.0/8");
        policy.DeniedBy(IPAddress.Parse("2001:db8::1"), 80).ShouldBe("2001:db8::/32");
        policy.DeniedBy(IPAddress.Parse("10.1.0.1"), 80).ShouldBeNull();
        policy.DeniedBy(IPAddress.Parse("169.254.169.254"), 80).ShouldBeNull();
        policy.DeniedBy(IPAddress.Parse("169.254.169.253"), 80).ShouldBe("169.254.0.0/16");
    }

    [Theory]
    [InlineData("10.0.0.0/8:22", "10.1.2.3", 22, true)]
    [InlineData("10.0.0.0/8:22", "::ffff:10.1.2.3", 22, true)]
    [InlineData("10.0.0.0/8:22", "64:ff9b::10.1.2.3", 22, true)]
    [InlineData("10.0.0.0/8:22", "10.1.2.3", 23, false)]
    [InlineData("10.0.0.0/8:22", "11.1.2.3", 22, false)]
    [InlineData("10.1.2.3:1-1023", "10.1.2.3", 1023, true)]
    [InlineData("10.1.2.3:1-1023", "10.1.2.3", 1024, false)]
    [InlineData("[fd12::/16]:443", "fd12::1", 443, true)]
    [InlineData("[fd12::/16]:443", "fd12::1", 80, false)]
    [InlineData("[fd12::1]", "fd12::1", 80, true)]
    [InlineData("*:25", "8.8.8.8", 25, true)]
    [InlineData("*:25", "2001:db8::1", 25, true)]
    [InlineData("*:25", "2001:db8::1", 26, false)]
    [InlineData("*", "8.8.8.8", 1, true)]
    public void A_rule_may_be_about_ports(string rule, string address, int port, bool matches)
    {
        EgressPolicy.TryCreate([rule], [], out var denying, out _).ShouldBeTrue();
        EgressPolicy.TryCreate(["*"], [rule], out var allowing, out _).ShouldBeTrue();

        (denying!.DeniedBy(IPAddress.Parse(address), port) is not null).ShouldBe(matches);
        (allowing!.DeniedBy(IPAddress.Parse(address), port) is null).ShouldBe(matches);
    }

    [Theory]
    [InlineData("64:ff9b::/96", "64:ff9b::169.254.169.254")]
    [InlineData("169.254.169.254", "::ffff:169.254.169.254")]
    public void Whoever_allows_a_form_allows_what_it_leads_to(string allow, string address)
    {
        EgressPolicy.TryCreate([], [allow], out var policy, out _).ShouldBeTrue();

        policy!.DeniedBy(IPAddress.Parse(address), 80).ShouldBeNull();
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10:22")]
    [InlineData("10.0.0.0/8:")]
    [InlineData("10.0.0.0/8:0")]
    [InlineData("10.0.0.0/8:65536")]
    [InlineData("10.0.0.0/8:2-1")]
    [InlineData("10.0.0.0/8:+1")]
    [InlineData("[10.0.0.0/8]:80")]
    [InlineData("[fd00::/8")]
    [InlineData("[fd00::/8]80")]
    [InlineData("*:http")]
    [InlineData("example.com")]
    [InlineData("")]
    public void An_entry_that_is_no_network_is_named(string entry)
    {
        EgressPolicy.TryCreate([], ["10.0.0.1", entry], out _, out var problem).ShouldBeFalse();

        problem.ShouldStartWith($"'{entry}' is neither");
    }
}

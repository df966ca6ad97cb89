using ServiceRegistry.Core.Discovery;

namespace ServiceRegistry.Core.Tests.Discovery;

public class VersionRangeTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3", true)]
    [InlineData("1.2", "1.2.0", true)]
    [InlineData("1.2.3", "1.2.3+build", true)]
    [InlineData("1.2.3", "1.2.4", false)]
    [InlineData("1.2.3", "1.2.3-beta", false)]
    [InlineData("1.2.3-beta", "1.2.3-BETA", true)]
    [InlineData("blue", "blue", true)]
    [InlineData("blue", "Blue", false)]
    [InlineData("v1.0", "1.0", false)]
    [InlineData("*", "1.0.0", true)]
    [InlineData("*", "1.0.0-beta", false)]
    [InlineData("*", "blue", true)]
    [InlineData("1.*", "1.0.0", true)]
    [InlineData("1.*", "1.99.7", true)]
    [InlineData("1.*", "2.0.0", false)]
    [InlineData("1.*", "1.5.0-beta", false)]
    [InlineData("1.*", "2.0.0-beta", false)]
    [InlineData("1.*", "blue", false)]
    [InlineData("1.2.*", "1.2.9", true)]
    [InlineData("1.2.*", "1.3.0", false)]
    [InlineData("1.2.3.*", "1.2.3.4", true)]
    [InlineData("[1.2,2.0)", "1.2.0", true)]
    [InlineData("[1.2,2.0)", "1.9.9", true)]
    [InlineData("[1.2,2.0)", "2.0.0", false)]
    [InlineData("[1.2,2.0)", "2.0.0-rc", false)]
    [InlineData("[1.2, 2.0]", "2.0.0", true)]
    [InlineData("(,2.0]", "0.1.0", true)]
    [InlineData("(1.0,)", "1.0.0", false)]
    [InlineData("(1.0,)", "7.0.0", true)]
    [InlineData("[1.2]", "1.2.0", true)]
    [InlineData("[1.2]", "1.2.1", false)]
    [InlineData("[1.2.0-alpha,2.0)", "1.2.0-beta", true)]
    [InlineData("[1.2.0-alpha,2.0)", "1.2.1-beta", false)]
    [InlineData("[1.0,2.0.0-rc.2)", "2.0.0-rc.1", true)]
    [InlineData("[1.0,2.0)", "blue", false)]
    public void A_range_contains_what_the_contract_says(string range, string version, bool expected)
    {
        VersionRange.TryParse(range, out var parsed).ShouldBeTrue();

        parsed!.Contains(version).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.2 || 3")]
    [InlineData("^1.2")]
    [InlineData("~1.2")]
    [InlineData(">=1.0")]
    [InlineData("1.*.2")]
    [InlineData("*.1")]
    [InlineData("1.*-*")]
    [InlineData("a.*")]
    [InlineData("-1.*")]
    [InlineData("1.2.3.4.*")]
    [InlineData("99999999999.*")]
    [InlineData("[1.0")]
    [InlineData("1.0]")]
    [InlineData("(1.0)")]
    [InlineData("[1.*,2.0)")]
    [InlineData("[a,b]")]
    public void Anything_else_is_malformed(string? range) => VersionRange.TryParse(range, out _).ShouldBeFalse();
}

using System.Text.Json;
using ServiceRegistry.GraphQL;
using ServiceRegistry.Server.Discovery;

namespace ServiceRegistry.Server.Tests.Discovery;

public sealed class VersionRangeTypeTests
{
    [Theory]
    [InlineData("\"1.*.2\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("1")]
    public void What_is_no_range_is_the_clients_fault(string json) =>
        Should.Throw<GraphQLException>(() => new VersionRangeType().ParseValue(JsonElement.Parse(json))).Message.ShouldStartWith("VersionRange must be");
}

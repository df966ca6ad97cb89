using Microsoft.Extensions.Options;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Hosting;

public sealed class GraphQLServerOptionsTests
{
    [Theory]
    [InlineData("app.example.com")]
    [InlineData("https://app.example.com/path")]
    public async Task WrongOrigin_StopsTheStart(string origin)
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => GraphQLHost.StartAsync(o => o.AllowedOrigins.Add(origin)));

        failure.Message.ShouldContain($"'{origin}' is no origin");
    }

    [Fact]
    public async Task LimitOfZero_StopsTheStart()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => GraphQLHost.StartAsync(o => o.Sockets.MaxOperations = 0));

        failure.Message.ShouldContain("Sockets.MaxOperations must be more than 0");
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.Core;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Tests.Requests;

/// <summary>What a call is known by when it is repeated.</summary>
public sealed class OperationIdsTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public void What_may_hold_secrets_is_not_found_by_trying_them()
    {
        var request = new RegistryRequest(server.Services.GetRequiredService<Registry>(), caller: null);
        var secrets = server.Services.GetRequiredService<CheckSecrets>();
        var input = new { Password = "sesame" };

        var hash = OperationIds.For(request, "registerInstance", "call-1", input, secrets)!.InputHash;

        hash.ShouldNotBe(Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(input))));
        OperationIds.For(request, "registerInstance", "call-1", new { Password = "sesame" }, secrets)!.InputHash.ShouldBe(hash);
        OperationIds.For(request, "registerInstance", "call-1", new { Password = "open" }, secrets)!.InputHash.ShouldNotBe(hash);
        OperationIds.For(request, "registerInstance", clientMutationId: null, input, secrets).ShouldBeNull();
    }
}

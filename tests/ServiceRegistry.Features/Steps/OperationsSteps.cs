using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Features.Steps;

/// <summary>The registry is set up and started.</summary>
[Binding]
internal sealed class OperationsSteps(Registry registry)
{
    [Given("the trusted document {string}")]
    public void ATrustedDocument(string id, string document) =>
        registry.Settings["ServiceRegistry__GraphQL__PersistedDocuments"] = registry.AddFile("documents", $"{id}.graphql", document);

    [Given("the registry is set up with")]
    public void IsSetUpWith(DataTable settings)
    {
        foreach (var (key, value) in settings.Pairs)
        {
            registry.Settings[key] = value;
        }
    }

    [Then("it does not start, and says {string}, {string} and {string}")]
    public async Task DoesNotStart(string key, string value, string allowed)
    {
        var message = (await Should.ThrowAsync<InvalidSettingsException>(registry.AddressAsync)).Message;
        message.ShouldContain(key);
        message.ShouldContain(value);
        message.ShouldContain(allowed);
    }
}

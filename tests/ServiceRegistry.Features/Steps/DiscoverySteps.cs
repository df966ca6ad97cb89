using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>A service is resolved to the instances that can take traffic.</summary>
[Binding]
internal sealed class DiscoverySteps(Registry registry, Instances instances)
{
    private readonly List<string> firsts = [];

    [When("{string} is resolved")]
    public Task IsResolved(string service) => ResolveAsync(new { service });

    [When("{string} of {string} is resolved")]
    public Task IsResolved(string service, string space) => ResolveAsync(new { service, @namespace = space });

    [When("{string} is resolved with the version {string}")]
    public Task IsResolvedWithVersion(string service, string version) => ResolveAsync(new { service, version = version });

    [When("{string} is resolved with the tags {string}")]
    public Task IsResolvedWithTags(string service, string tags) => ResolveAsync(new { service, tags = tags.Split(", ") });

    [When("{string} is resolved for the zone {string}")]
    public Task IsResolvedForZone(string service, string zone) => ResolveAsync(new { service, zone });

    [When("{string} is resolved for the zone {string} with at most {int}")]
    public Task IsResolvedForZone(string service, string zone, int limit) => ResolveAsync(new { service, zone, limit });

    [When("{string} is resolved {int} times")]
    public async Task IsResolved(string service, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await ResolveAsync(new { service });
            firsts.Add(Ids().First());
        }
    }

    [Then("the answer is {string}")]
    public void TheAnswerIs(string answer)
    {
        Resolved.GetProperty("answer").GetString().ShouldBe(answer);
        (Ids().Count > 0).ShouldBe(answer != "NONE");
    }

    [Then("the answer is {string} with {string}")]
    public void TheAnswerIsWith(string answer, string names)
    {
        TheAnswerIs(answer);
        TheAnswerHolds(names);
    }

    [Then("the answer holds {string}")]
    public void TheAnswerHolds(string names) => Ids().ShouldBe(IdsOf(names), ignoreOrder: true);

    [Then("the first {int} of the answer are {string}")]
    public void TheFirstAre(int count, string names) => Ids().Take(count).ShouldBe(IdsOf(names), ignoreOrder: true);

    [Then("{string} came first every time")]
    public void CameFirst(string name) => firsts.ShouldAllBe(id => id == instances.IdOf(name));

    private JsonElement Resolved => registry.Last.Data.GetProperty("resolve");

    private Task ResolveAsync(object variables) => registry.AskAsync(
        "query($service: String!, $namespace: String! = \"default\", $version: VersionRange, $tags: [String!], $zone: String, $limit: Int) " +
        "{ resolve(service: $service, namespace: $namespace, version: $version, tags: $tags, zone: $zone, limit: $limit) { revision answer instances { id } } }",
        variables);

    private List<string> Ids() => [.. Resolved.GetProperty("instances").EnumerateArray().Select(instance => instance.GetProperty("id").GetString()!)];

    private IEnumerable<string> IdsOf(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(instances.IdOf);
}

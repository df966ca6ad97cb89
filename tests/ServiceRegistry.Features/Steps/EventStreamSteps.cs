using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Operations answered as server-sent events.</summary>
[Binding]
internal sealed class EventStreamSteps(Registry registry, EventStream stream)
{
    [When("{string} is streamed")]
    public Task IsStreamed(string query) => stream.OpenAsync(query);

    [When("{string} is streamed after revision {int}")]
    public async Task IsStreamedAfter(string query, int revision) => await stream.OpenAsync(query, $"{await EpochAsync()}:{revision}");

    [When("{string} is streamed after the event {string}")]
    public Task IsStreamedAfterTheEvent(string query, string eventId) => stream.OpenAsync(query, eventId);

    [Then("the stream tells of a bookmark")]
    public Task TellsOfABookmark() => NextAsync(data => data.Contains("\"events\":[]"), "a bookmark");

    [Then("the stream tells of the instance {string} under its epoch and revision")]
    public async Task TellsOfTheInstance(string key)
    {
        var told = await NextAsync(data => Names(data, key), key);
        var revision = JsonDocument.Parse(told.Data).RootElement.GetProperty("data").GetProperty("onRegistryChanged").GetProperty("revision").GetInt64();
        told.Id.ShouldBe($"{await EpochAsync()}:{revision}");
        stream.Events.Items.Count(other => other.Data.Contains("instanceKey")).ShouldBe(1);
    }

    [Then("the stream tells of {string} without an id")]
    public async Task TellsWithoutAnId(string key) => (await NextAsync(data => Names(data, key), key)).Id.ShouldBeNull();

    [Then("the stream tells of {string} with the id of revision {int}")]
    public async Task TellsWithTheId(string key, int revision) =>
        (await NextAsync(data => Names(data, key), key)).Id.ShouldBe($"{await EpochAsync()}:{revision}");

    [Then("the stream tells of the error {string} and ends")]
    public Task TellsOfTheError(string code) => TellsAndEnds($"\"code\":\"{code}\"");

    [Then("the stream tells of {string} and ends")]
    public async Task TellsAndEnds(string text)
    {
        await stream.Events.WaitForAsync(events => events.FirstOrDefault(told => told.Name == "end"), "the end of the stream");
        stream.Events.Items.Select(told => told.Name).ShouldBe(["next", "complete", "end"]);
        stream.Events.Items[0].Data.ShouldContain(text);
        stream.Events.Items[1].Data.ShouldBe("");
    }

    private static bool Names(string data, string key) => data.Contains($"\"instanceKey\":\"{key}\"");

    private Task<StreamEvent> NextAsync(Func<string, bool> condition, string expected) =>
        stream.Events.WaitForAsync(events => events.FirstOrDefault(told => told.Name == "next" && condition(told.Data)), expected);

    private async Task<string?> EpochAsync() => (await registry.ReadAsync("{ registry { epoch } }")).GetProperty("registry").GetProperty("epoch").GetString();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>What a mutation or a request is answered with.</summary>
[Binding]
internal sealed class AnswerSteps(Registry registry, Instances instances, Mutations mutations)
{
    [StepDefinition("this is asked")]
    public Task IsAsked(string query) => registry.AskAsync(query);

    [When("this is asked with the variables")]
    public Task IsAskedWithVariables(string text)
    {
        var request = JsonDocument.Parse(text).RootElement;
        return registry.AskAsync(request.GetProperty("query").GetString()!, request.GetProperty("variables"));
    }

    [Then("it is answered")]
    public void IsAnswered(string expected)
    {
        var actual = JsonNode.Parse(registry.Last.Data.GetRawText());
        var wanted = JsonNode.Parse(expected);
        JsonNode.DeepEquals(actual, wanted).ShouldBeTrue($"Expected:\n{wanted}\nbut it was:\n{actual}");
    }

    [Then("it succeeds")]
    public void Succeeds() => mutations.Errors.ShouldBeEmpty();

    [Then("it is answered with the change {string}")]
    public void IsAnsweredWithTheChange(string change)
    {
        Succeeds();
        Wording.Value(mutations.Payload, "change").ShouldBe(change);
    }

    [Then("nothing was changed")]
    public void NothingWasChanged()
    {
        Succeeds();
        mutations.Payload.GetProperty("change").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Then("there is no instance in the answer")]
    public void NoInstance() => mutations.Payload.GetProperty("instance").ValueKind.ShouldBe(JsonValueKind.Null);

    [Then("it is refused at {string}")]
    public void IsRefusedAt(string place) => IsRefusedAtPlaces([place]);

    [Then("it is refused at these places")]
    public void IsRefusedAtThese(DataTable places) => IsRefusedAtPlaces(places.Column);

    [Then("it is refused with the code {string}")]
    public void IsRefusedWithTheCode(string code) => Errors("ValidationError").Select(error => error.GetProperty("code").GetString()).ShouldBe([code]);

    [Then("it is in conflict with revision {int}")]
    public void IsInConflict(long revision) => Errors("ConflictError").Single().GetProperty("currentRevision").GetInt64().ShouldBe(revision);

    [Then("it is in conflict with the revision of instance {string}")]
    public async Task IsInConflictWithInstance(string name) =>
        IsInConflict((await instances.ReadAsync(name)).GetProperty("revision").GetInt64());

    [Then("nothing is known by that id/name")]
    public void NothingIsKnown() => Errors("NotFoundError").ShouldHaveSingleItem();

    [Then("the request is refused")]
    public void TheRequestIsRefused()
    {
        registry.Last.Errors.ShouldNotBeEmpty();
        registry.Last.Body.TryGetProperty("data", out var data).ShouldBeFalse($"There is data: {data}");
    }

    [Then("the request is refused with the code {string}")]
    public void TheRequestIsRefusedWith(string code) => registry.Last.ErrorCodes.ShouldBe([code], registry.Last.Body.ToString());

    [Then("nothing is answered but an error")]
    public void NothingButAnError()
    {
        registry.Last.Errors.ShouldNotBeEmpty(registry.Last.Body.ToString());
        var answered = registry.Last.Body.TryGetProperty("data", out var data) && data.EnumerateObject().Any(field => field.Value.ValueKind != JsonValueKind.Null);
        answered.ShouldBeFalse(registry.Last.Body.ToString());
    }

    [Then("nothing is accepted")]
    public void NothingIsAccepted()
    {
        var refused = registry.Last.Errors.Count > 0 || Mutations.HasErrors(registry.Last);
        refused.ShouldBeTrue(registry.Last.Body.ToString());
    }

    [Then("the answer carries the registry's revision")]
    public async Task CarriesTheRevision() => registry.Last.Revision.ShouldBe(await registry.RevisionAsync());

    private void IsRefusedAtPlaces(IEnumerable<string> places)
    {
        var errors = Errors("ValidationError");
        errors.ShouldAllBe(error => error.GetProperty("message").GetString()!.Length > 0 && error.GetProperty("code").GetString()!.Length > 0);
        errors.Select(error => string.Join('.', error.GetProperty("path").EnumerateArray().Select(part => part.GetString())))
            .ShouldBe(places, ignoreOrder: true, mutations.Payload.GetProperty("errors").ToString());
    }

    private IEnumerable<JsonElement> Errors(string type)
    {
        mutations.Errors.ShouldNotBeEmpty($"It was not refused: {mutations.Payload}");
        mutations.Errors.ShouldAllBe(error => error.GetProperty("__typename").GetString() == type);
        return mutations.Errors;
    }
}

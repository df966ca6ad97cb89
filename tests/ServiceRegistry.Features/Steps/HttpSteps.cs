using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>Raw HTTP requests and what they are answered with.</summary>
[Binding]
internal sealed class HttpSteps(Registry registry, HttpExchange exchange)
{
    [When("{string} is posted accepting {string}")]
    public Task IsPosted(string query, string accept) => exchange.PostAsync(JsonContent.Create(new { query }), accept);

    [When("{string} is posted with the header {string} of {string}")]
    public Task IsPostedWith(string query, string name, string value)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add(name, value);
        return exchange.SendAsync(request);
    }

    [When("this is posted as {string}")]
    public Task IsPostedAs(string type, string body)
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type == "multipart/form-data" ? type + "; boundary=x" : type);
        return exchange.PostAsync(content);
    }

    [When("this is sent as it stands")]
    public Task IsSentAsItStands(string body) => IsPostedAs("application/json", body);

    [When("bytes that are no UTF-8 are posted")]
    public Task BytesArePosted()
    {
        var content = new ByteArrayContent([.. "{\"query\":\"{ __typename # "u8, 0xFF, 0xFE, .. "\"}"u8]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return exchange.PostAsync(content);
    }

    [When("a body of {int} bytes is posted")]
    public Task ABodyIsPosted(int size) => exchange.PostAsync(JsonContent.Create(new { query = "{ __typename } #" + new string('x', size) }));

    [When("{string} is posted compressed")]
    public async Task IsPostedCompressed(string query)
    {
        using var compressed = new MemoryStream();
        await using (var zip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            await JsonSerializer.SerializeAsync(zip, new { query });
        }

        var content = new ByteArrayContent(compressed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add("gzip");
        await exchange.PostAsync(content);
    }

    [When("a body of {int} bytes is posted compressed")]
    public Task ABodyIsPostedCompressed(int size) => IsPostedCompressed("{ __typename } #" + new string('x', size));

    [When("{string} is asked by GET")]
    public Task IsAskedByGet(string query) => IsAskedOf("GET", $"/graphql?query={Uri.EscapeDataString(query)}");

    [When("{string} is asked of {string}")]
    public Task IsAskedOf(string method, string path) => exchange.SendAsync(new HttpRequestMessage(HttpMethod.Parse(method), path));

    [When("{string} is asked of {string} again with its ETag")]
    public Task IsAskedAgain(string method, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        request.Headers.IfNoneMatch.Add(exchange.Response.Headers.ETag!);
        return exchange.SendAsync(request);
    }

    [When("{string} is asked for revision {int} at least")]
    public async Task IsAskedForRevision(string query, int revision)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Add("Registry-Min-Revision", revision.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await exchange.SendAsync(request);
    }

    [When("a document with {int} tokens is posted")]
    public Task ManyTokens(int count) => PostAsync("{ __typename " + Repeated("@skip(if: false) __typename ", count / 7) + "}");

    [When("a document with {int} levels of nesting is posted")]
    public Task DeeplyNested(int count) =>
        PostAsync(Repeated("{ services { nodes { dependencies ", count / 3) + "{ name }" + Repeated(" } } }", count / 3));

    [When("a document with {int} fields is posted")]
    public Task ManyFields(int count) => PostAsync("{ " + Repeated($"registry {{ {Repeated("revision ", 19)} }} ", count / 20) + "}");

    [When("a document with {int} introspections is posted")]
    public Task Introspections(int count) => PostAsync(
        $"{{ {string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}: __schema {{ types {{ ...T }} }} "))}}} "
        + "fragment T on __Type { name description fields { name description args { name description type { ...N } } type { ...N } } inputFields { name type { ...N } } } "
        + "fragment N on __Type { name ofType { name ofType { name } } }");

    [When("a document with {int} names in its variables is posted")]
    public Task ManyVariableValues(int count) => exchange.PostAsync(JsonContent.Create(new
    {
        query = "query($names: [String]) { services(where: { name: { in: $names } }) { totalCount } }",
        variables = new { names = Enumerable.Repeat("shop", count) },
    }));

    [Then("the status is {int}")]
    public void TheStatusIs(int status) => ((int)exchange.Response.StatusCode).ShouldBe(status, exchange.Text);

    [Then("the content type is {string}")]
    public void TheContentTypeIs(string type)
    {
        var actual = exchange.Response.Content.Headers.ContentType!;
        actual.MediaType.ShouldBe(type);
        actual.CharSet.ShouldBe("utf-8");
    }

    [Then("the answer has errors and no data")]
    public void ErrorsAndNoData()
    {
        registry.Last.Errors.ShouldNotBeEmpty();
        registry.Last.Errors.ShouldAllBe(error => error.GetProperty("message").GetString()!.Length > 0);
        registry.Last.Body.TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Then("the answer has errors beside data")]
    public void ErrorsBesideData()
    {
        registry.Last.Errors.ShouldHaveSingleItem().GetProperty("path")[0].GetString().ShouldBe("node");
        var data = registry.Last.Body.GetProperty("data");
        data.GetProperty("node").ValueKind.ShouldBe(JsonValueKind.Null);
        data.GetProperty("registry").ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Then("the answer has the error {string}")]
    public void TheAnswerHasTheError(string text) =>
        registry.Last.Errors.Select(error => error.GetProperty("message").GetString()).ShouldContain(message => message!.Contains(text));

    [Then("the header {string} is {string}")]
    public void TheHeaderIs(string name, string value) =>
        exchange.Response.Content.Headers.Concat(exchange.Response.Headers).Single(header => header.Key == name).Value.ShouldBe([value]);

    [Then("there is the header {string}")]
    public void ThereIsTheHeader(string name) => exchange.Response.Headers.Contains(name).ShouldBeTrue();

    [Then("the text holds {string}")]
    public void TheTextHolds(string text) => exchange.Text.ShouldContain(text, Case.Sensitive);

    [Then("the text does not hold {string}")]
    public void TheTextDoesNotHold(string text) => exchange.Text.ShouldNotContain(text, Case.Sensitive);

    [When("the origin {string} asks whether it may post")]
    public Task TheOriginAsks(string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");
        return exchange.SendAsync(request);
    }

    [Then("it may")]
    public void ItMay() => AllowedOrigin.ShouldNotBeNull();

    [Then("it may not")]
    public void ItMayNot() => AllowedOrigin.ShouldBeNull();

    [Then("a page of it may read {string}")]
    public async Task MayRead(string headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ __typename }" }) };
        request.Headers.Add("Origin", AllowedOrigin);
        await exchange.SendAsync(request);
        exchange.Response.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
            .ShouldBe(headers.Split(", "), ignoreOrder: true);
    }

    private string? AllowedOrigin =>
        exchange.Response.Headers.TryGetValues("Access-Control-Allow-Origin", out var values) ? values.Single() : null;

    private Task PostAsync(string query) => exchange.PostAsync(JsonContent.Create(new { query }));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

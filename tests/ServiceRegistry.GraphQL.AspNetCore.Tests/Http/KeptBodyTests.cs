using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Hosting;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

/// <summary>What the schema says of itself is kept, and compressed for who takes that.</summary>
public sealed class KeptBodyTests
{
    private const string Introspection = "?query={__schema{types{name description fields{name}}}}";

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate, GZIP;q=0.5, br")]
    [InlineData("*")]
    public async Task Introspection_is_the_same_compressed(string accepted)
    {
        await using var host = await StartAsync();
        var first = await (await host.GetAsync(Introspection)).TextAsync();

        var response = await host.GetAsync(Introspection, null, ("Accept-Encoding", accepted));

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        response.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"]);
        var body = await response.Content.ReadAsByteArrayAsync();
        body.Length.ShouldBeLessThan(first.Length / 2);
        response.Content.Headers.ContentLength.ShouldBe(body.Length);
        using var whole = new StreamReader(new GZipStream(new MemoryStream(body), CompressionMode.Decompress));
        (await whole.ReadToEndAsync()).ShouldBe(first);
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip;q=0, *")]
    [InlineData("br")]
    [InlineData("nonsense ,;q=")]
    public async Task Who_does_not_take_it_gets_it_as_it_is(string accepted)
    {
        await using var host = await StartAsync();
        var first = await (await host.GetAsync(Introspection)).TextAsync();

        var response = await host.GetAsync(Introspection, null, ("Accept-Encoding", accepted));

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.Vary.ShouldBe(["Accept", "Accept-Encoding"]);
        (await response.TextAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task What_is_not_kept_is_never_compressed()
    {
        await using var host = await StartAsync();

        var response = await host.GetAsync("?query={__typename hello}", null, ("Accept-Encoding", "gzip"));

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
        response.Headers.Vary.ShouldBe(["Accept"]);
    }

    private static Task<GraphQLHost> StartAsync() => GraphQLHost.StartRealAsync(builder => builder.AddTypes(typeof(GreetingQueries).Assembly));
}

using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ServiceRegistry.GraphQL.AspNetCore.Tests.Support;

namespace ServiceRegistry.GraphQL.AspNetCore.Tests.Http;

public sealed class PostTests
{
    [Fact]
    public async Task Post_QueryAsJson_AnswersWithLengthAndMediaType()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"{ ok }"}""");

        ((int)response.StatusCode).ShouldBe(200);
        response.MediaType()!.ToString().ShouldBe("application/json; charset=utf-8");
        response.Content.Headers.ContentLength.ShouldBe(20);
        (await response.TextAsync()).ShouldBe("""{"data":{"ok":true}}""");
    }

    [Fact]
    public async Task Post_AllParameters_ReachTheExecutor()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync(
            """{"variables":{"a":[1,"\u00e9"]},"operationName":"Q","more":{"x":[]},"query":"{ echo }","extensions":{"e":null}}""");

        using var json = JsonDocument.Parse(await response.TextAsync());
        var data = json.RootElement.GetProperty("data");
        data.GetProperty("document").GetString().ShouldBe("{ echo }");
        data.GetProperty("operationName").GetString().ShouldBe("Q");
        data.GetProperty("variables").GetProperty("a")[1].GetString().ShouldBe("é");
        data.GetProperty("extensions").GetProperty("e").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(130 * 1024, 3)]
    public async Task Post_WhatPassesALimit_IsAnsweredAfterTheDelay(int size, int times)
    {
        await using var host = await GraphQLHost.StartAsync();
        var delay = new GraphQLServerOptions().RefusalDelay * times;

        var answer = host.PostAsync($$"""{"query":"{ dear }{{new string(' ', size)}}"}""");
        await host.Time.TimerIsSetAsync(delay);
        answer.IsCompleted.ShouldBeFalse();
        host.Time.Advance(delay);

        (await (await answer).TextAsync()).ShouldContain("COST_LIMIT");
    }

    [Theory]
    [InlineData(0.1, 20)]
    [InlineData(4, 400)]
    [InlineData(60, 1000)]
    public async Task Post_WhatTookLongToRefuse_IsHeldBackAHundredTimesAsLong(double taken, double heldBack)
    {
        await using var host = await GraphQLHost.StartAsync();
        host.Executor.OnExecute = () => host.Time.Advance(TimeSpan.FromMilliseconds(taken));

        var answer = host.PostAsync("""{"query":"{ dear }"}""");
        await host.Time.TimerIsSetAsync(TimeSpan.FromMilliseconds(heldBack));
        answer.IsCompleted.ShouldBeFalse();
        host.Time.Advance(TimeSpan.FromMilliseconds(heldBack));

        (await (await answer).TextAsync()).ShouldContain("COST_LIMIT");
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=\"UTF-8\"")]
    [InlineData("Application/JSON")]
    public async Task Post_JsonMediaTypes_AreRead(string contentType)
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"{ ok }"}""", contentType: contentType);

        ((int)response.StatusCode).ShouldBe(200);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/graphql")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Post_OtherMediaTypes_Are415(string contentType)
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"{ ok }"}""", contentType: contentType);

        await response.ShouldFailAsync(415, "UNSUPPORTED_MEDIA_TYPE");
        host.Executor.LastRequest.ShouldBeNull();
    }

    [Theory]
    [InlineData("", "HC0011")]
    [InlineData("{ \"not a JSON", "HC0011")]
    [InlineData("{\"query\":\"{ ok }\"} x", "HC0011")]
    [InlineData("[{\"query\":\"{ ok }\"}]", "HC0009")]
    [InlineData("7", "HC0009")]
    [InlineData("{}", "HC0013")]
    [InlineData("{\"query\":null}", "HC0013")]
    [InlineData("{\"query\":7}", "HC0009")]
    [InlineData("{\"query\":\"{ ok }\",\"operationName\":[]}", "HC0009")]
    [InlineData("{\"query\":\"{ ok }\",\"variables\":\"{}\"}", "HC0009")]
    [InlineData("{\"query\":\"{ ok }\",\"extensions\":0}", "HC0009")]
    [InlineData("{\"query\":\"{ \\ud800 }\"}", "HC0011")]
    [InlineData("{\"query\":\"{ ok }\",\"variables\":{\"a\":\"\\ud800\"}}", "HC0011")]
    public async Task Post_NotARequest_Is400UnderBothMediaTypes(string body, string code)
    {
        await using var host = await GraphQLHost.StartAsync();

        foreach (var mediaType in new[] { "application/json", "application/graphql-response+json" })
        {
            var response = await host.PostAsync(body, mediaType);

            response.MediaType()!.MediaType.ShouldBe(mediaType);
            await response.ShouldFailAsync(400, code);
        }
    }

    [Fact]
    public async Task Post_InvalidUtf8_Is400()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync([.. "{\"query\":\"{ ok }\",\"x\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        await response.ShouldFailAsync(400, "HC0011");
    }

    [Theory]
    [InlineData(1024 * 1024, 200)]
    [InlineData((1024 * 1024) + 1, 413)]
    public async Task Post_BodyOverTheLimit_Is413(int size, int status)
    {
        await using var host = await GraphQLHost.StartAsync();
        var body = Encoding.UTF8.GetBytes("""{"query":"{ ok }"}""".PadRight(size));

        var sized = await host.PostAsync(body);
        var chunked = await host.SendAsync(new HttpRequestMessage(HttpMethod.Post, host.Url)
        {
            Headers = { TransferEncodingChunked = true },
            Content = new ByteArrayContent(body) { Headers = { { "Content-Type", "application/json" } } },
        });

        foreach (var response in new[] { sized, chunked })
        {
            ((int)response.StatusCode).ShouldBe(status);
            if (status == 413)
            {
                await response.ShouldFailAsync(413, "HC0010");
            }
        }
    }

    [Fact]
    public async Task Post_CompressedBody_IsRefusedUnlessAskedFor()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync(GZip("""{"query":"{ ok }"}"""), encoding: "gzip");

        await response.ShouldFailAsync(415, "UNSUPPORTED_MEDIA_TYPE");
        response.Headers.GetValues("Accept-Encoding").ShouldBe(["identity"]);
    }

    [Fact]
    public async Task Post_CompressedBody_IsMeasuredAfterDecompression()
    {
        await using var host = await GraphQLHost.StartAsync(o => o.EnableRequestDecompression = true);

        ((int)(await host.PostAsync(GZip("""{"query":"{ ok }"}"""), encoding: "gzip")).StatusCode).ShouldBe(200);
        ((int)(await host.PostAsync(GZip("""{"query":"{ ok }"}""".PadRight(1024 * 1024)), encoding: "gzip")).StatusCode).ShouldBe(200);
        await (await host.PostAsync(GZip("""{"query":"{ ok }"}""".PadRight((1024 * 1024) + 1)), encoding: "gzip")).ShouldFailAsync(413, "HC0010");
        var bomb = await host.PostAsync(GZip("""{"query":"{ ok }"}""".PadRight(20_000_000)), encoding: "gzip");
        await bomb.ShouldFailAsync(413, "HC0010");
        var broken = await host.PostAsync([1, 2, 3, 4], encoding: "gzip");
        await broken.ShouldFailAsync(400, "BAD_REQUEST");
        var unknown = await host.PostAsync([1, 2, 3, 4], encoding: "zstd");
        await unknown.ShouldFailAsync(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    [Fact]
    public async Task Post_BrokenChunks_AreAnErrorObject()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await RawConnection.ExchangeAsync(
            host.Url,
            "POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n");

        response.ShouldStartWith("HTTP/1.1 400");
        response.ShouldContain("BAD_REQUEST");
    }

    [Fact]
    public async Task Post_ExecutorThrows_IsMaskedAndLogged()
    {
        await using var host = await GraphQLHost.StartAsync();

        var response = await host.PostAsync("""{"query":"{ fail }"}""");

        var text = await response.TextAsync();
        await response.ShouldFailAsync(500, "INTERNAL_ERROR");
        text.ShouldNotContain("secret");
        using var json = JsonDocument.Parse(text);
        var id = json.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("errorId").GetString()!;
        var entry = host.Logs.Entries.ShouldHaveSingleItem();
        entry.Level.ShouldBe(LogLevel.Error);
        entry.Message.ShouldContain(id);
        entry.Exception!.Message.ShouldBe("secret");
    }

    [Fact]
    public async Task Post_ClientLeaves_CancelsTheExecution()
    {
        await using var host = await GraphQLHost.StartAsync();
        using var connection = await RawConnection.OpenAsync(host.Url);
        await connection.SendAsync(
            "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"query\":\"{ wait }\"}");
        await host.Executor.Waiting;

        connection.Dispose();

        await host.Executor.Cancelled;
    }

    private static byte[] GZip(string text)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return memory.ToArray();
    }
}

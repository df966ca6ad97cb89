using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Testing.Servers;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class HttpCheckTests(LoadedChecks checks)
{
    [Fact]
    public async Task An_expected_status_is_a_pass_in_words()
    {
        await using var server = await WebServer.StartAsync();

        var result = await RunAsync("{}", server.Http);

        result.Outcome.ShouldBe(CheckOutcome.Pass);
        result.Output!.ShouldMatch(@"^200 OK in [0-9.]+ m?s$");
        var request = server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Path, request.Protocol).ShouldBe(("GET", "/", "HTTP/1.1"));
    }

    [Theory]
    [InlineData(503, """{}""", CheckOutcome.Fail)]
    [InlineData(204, """{}""", CheckOutcome.Pass)]
    [InlineData(302, """{}""", CheckOutcome.Fail)]
    [InlineData(404, """{"expectedStatus":["200","404"]}""", CheckOutcome.Pass)]
    [InlineData(418, """{"expectedStatus":["200-204","400-499"]}""", CheckOutcome.Pass)]
    [InlineData(200, """{"expectedStatus":["404"]}""", CheckOutcome.Fail)]
    public async Task The_status_is_held_against_codes_and_ranges(int status, string settings, CheckOutcome outcome)
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var result = await RunAsync(settings, server.Http);

        result.Outcome.ShouldBe(outcome);
        result.Output!.ShouldStartWith($"{status} ");
        if (outcome == CheckOutcome.Fail)
        {
            result.Output.ShouldContain("expected ");
        }
    }

    [Fact]
    public async Task Method_path_headers_and_body_are_sent_as_given()
    {
        await using var server = await WebServer.StartAsync();

        await RunAsync(
            """{"method":"POST","path":"/a/b?c=d%20e","headers":[{"name":"X-Key","value":"k"},{"name":"Content-Type","value":"application/json"}],"body":"{\"ü\":1}"}""",
            server.Http);
        await RunAsync("""{"method":"PUT","body":"x"}""", server.Http);

        var request = server.Requests[0];
        (request.Method, request.Path, request.Body).ShouldBe(("POST", "/a/b?c=d%20e", "{\"Ã¼\":1}"));
        (request.Headers["X-Key"], request.Headers["Content-Type"]).ShouldBe(("k", "application/json"));
        server.Requests[1].Headers["Content-Type"].ShouldBe("text/plain; charset=utf-8");
    }

    [Fact]
    public async Task A_url_stands_for_scheme_host_port_and_path()
    {
        await using var server = await WebServer.StartAsync();

        var result = await RunAsync($$"""{"url":"http://localhost:{{server.Http.Port}}/there?x=1"}""", new CheckTarget("https", "nobody.invalid", 1));

        result.Outcome.ShouldBe(CheckOutcome.Pass, result.Output);
        server.Requests.ShouldHaveSingleItem().Path.ShouldBe("/there?x=1");
    }

    [Fact]
    public async Task Scheme_host_and_port_win_over_those_of_the_instance()
    {
        await using var server = await WebServer.StartAsync();

        var result = await RunAsync($$"""{"scheme":"http","host":"127.0.0.1","port":{{server.Http.Port}}}""", new CheckTarget("https", "nobody.invalid", 1));

        result.Outcome.ShouldBe(CheckOutcome.Pass, result.Output);
    }

    [Fact]
    public async Task An_instance_of_another_scheme_needs_one_from_the_check()
    {
        await using var server = await WebServer.StartAsync();
        var target = server.Http with { Scheme = "grpc" };

        (await RunAsync("{}", target)).Code.ShouldBe("TARGET_INCOMPLETE");
        (await RunAsync("""{"scheme":"http"}""", target)).Outcome.ShouldBe(CheckOutcome.Pass);
        (await RunAsync("{}", target with { Scheme = null })).Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Theory]
    [InlineData("", "EQUALS", """{"a":[1,{"b/c":"é","":0.10}],"n":null,"big":1e400}""", CheckOutcome.Pass)]
    [InlineData("", "EXISTS", null, CheckOutcome.Pass)]
    [InlineData("/a/1/b~1c", "EQUALS", "é", CheckOutcome.Pass)]
    [InlineData("/a/1/b~1c", "EQUALS", "\"é\"", CheckOutcome.Pass)]
    [InlineData("/a/1/", "EQUALS", "0.1", CheckOutcome.Pass)]
    [InlineData("/a", "CONTAINS", "1.0", CheckOutcome.Pass)]
    [InlineData("/a/00", "EXISTS", null, CheckOutcome.Fail)]
    [InlineData("/a/-", "EXISTS", null, CheckOutcome.Fail)]
    [InlineData("/a/+1", "EXISTS", null, CheckOutcome.Fail)]
    [InlineData("/a/2", "MISSING", null, CheckOutcome.Pass)]
    [InlineData("/n", "EXISTS", null, CheckOutcome.Pass)]
    [InlineData("/n", "EQUALS", "null", CheckOutcome.Pass)]
    [InlineData("/n", "LESS", "1", CheckOutcome.Fail)]
    [InlineData("/x", "NOT_EQUALS", "1", CheckOutcome.Fail)]
    [InlineData("/big", "GREATER", "1e300", CheckOutcome.Pass)]
    public async Task A_place_in_the_body_is_held_against_a_value(string pointer, string operation, string? value, CheckOutcome outcome)
    {
        await using var server = await WebServer.StartAsync(context => context.Response.WriteAsync("""{"big":1e400,"a":[1,{"":0.1,"b/c":"é"}],"n":null}"""));
        var settings = JsonSerializer.Serialize(new { json = new[] { new Dictionary<string, string?> { ["pointer"] = pointer, ["operator"] = operation, ["value"] = value } } });

        var result = await RunAsync(settings, server.Http);

        result.Outcome.ShouldBe(outcome, result.Output);
    }

    [Theory]
    [InlineData("""{"json":[{"pointer":"a"}]}""", "json.0.pointer")]
    [InlineData("""{"json":[{"pointer":"/a~2","operator":"EXISTS"}]}""", "json.0.pointer")]
    [InlineData("""{"json":[{"pointer":"/a"}]}""", "json.0.value")]
    [InlineData("""{"json":[{"pointer":"/a","operator":"LESS","value":"ten"}]}""", "json.0.value")]
    [InlineData("""{"json":[{"pointer":"/a","operator":"MISSING","value":"1"}]}""", "json.0.value")]
    [InlineData("""{"degradedAfter":"PT2S","failedAfter":"PT1S"}""", "failedAfter")]
    public async Task Conditions_that_cannot_be_held_are_refused_at_their_place(string settings, string path) =>
        (await checks.ProblemsAsync("http", settings)).ShouldContain(path);

    [Theory]
    [InlineData("""{"expectedBody":"cows say moo"}""", CheckOutcome.Pass)]
    [InlineData("""{"expectedBody":"MOO"}""", CheckOutcome.Fail)]
    [InlineData("""{"expectedBodyPattern":"^cows .* mo{2}$"}""", CheckOutcome.Pass)]
    [InlineData("""{"expectedBodyPattern":"(a|aa)+$"}""", CheckOutcome.Fail)]
    [InlineData("""{"expectedBody":"cows","expectedBodyPattern":"dogs"}""", CheckOutcome.Fail)]
    public async Task The_body_is_held_against_text_and_expression(string settings, CheckOutcome outcome)
    {
        await using var server = await WebServer.StartAsync(context => context.Response.WriteAsync("cows say moo"));

        var result = await RunAsync(settings, server.Http);

        result.Outcome.ShouldBe(outcome);
        if (outcome == CheckOutcome.Fail)
        {
            result.Output!.ShouldContain("but the body does not");
        }
    }

    [Fact]
    public async Task Of_a_long_body_the_beginning_is_read()
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("begin" + new string('x', 70_000) + "end");
        });

        (await RunAsync("""{"expectedBody":"begin"}""", server.Http)).Outcome.ShouldBe(CheckOutcome.Pass);
        var result = await RunAsync("""{"expectedBody":"end"}""", server.Http);
        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldContain("the first 64 KB of the body does not contain 'end'");
    }

    [Fact]
    public async Task A_body_that_never_ends_is_not_waited_for_where_nothing_is_expected_of_it()
    {
        await using var server = await WebServer.StartAsync(async context =>
        {
            await context.Response.WriteAsync("tick");
            await context.Response.Body.FlushAsync();
            var closed = new TaskCompletionSource();
            await using var registration = context.RequestAborted.Register(closed.SetResult);
            await closed.Task;
        });

        (await RunAsync("{}", server.Http)).Outcome.ShouldBe(CheckOutcome.Pass);
        (await RunAsync("""{"expectedBody":"tock"}""", server.Http, 0.3)).ShouldBe(CheckResult.Fail("timed out after 300 ms"));
    }

    [Fact]
    public async Task A_redirect_is_followed_only_where_asked()
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            if (context.Request.Path == "/")
            {
                context.Response.Redirect("/there");
            }

            return Task.CompletedTask;
        });

        var stays = await RunAsync("{}", server.Http);
        stays.Outcome.ShouldBe(CheckOutcome.Fail);
        stays.Output!.ShouldContain("302 Found");
        stays.Output!.ShouldContain("which leads to /there");
        (await RunAsync("""{"followRedirects":true,"method":"POST","body":"b"}""", server.Http)).Outcome.ShouldBe(CheckOutcome.Pass);
        server.Requests.Select(r => (r.Method, r.Path, r.Body)).ShouldBe([("GET", "/", ""), ("POST", "/", "b"), ("GET", "/there", "")]);
    }

    [Fact]
    public async Task Redirects_have_a_bound()
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        });

        var result = await RunAsync("""{"followRedirects":true}""", server.Http);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith("more than 10 redirects");
        server.Requests.Count.ShouldBe(11);
    }

    [Fact]
    public async Task Headers_go_to_the_first_origin_only()
    {
        await using var other = await WebServer.StartAsync();
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.Redirect(context.Request.Path == "/" ? "/same" : $"http://127.0.0.1:{other.Http.Port}/other");
            return Task.CompletedTask;
        });
        const string Key = ""","headers":[{"name":"X-Api-Key","value":"secret"}]}""";

        (await RunAsync("""{"followRedirects":true""" + Key, server.Http)).Outcome.ShouldBe(CheckOutcome.Pass);

        server.Requests.ShouldAllBe(request => request.Headers["X-Api-Key"] == "secret");
        other.Requests.ShouldHaveSingleItem().Headers.ShouldNotContainKey("X-Api-Key");
    }

    [Fact]
    public async Task A_body_does_not_go_to_another_origin()
    {
        await using var other = await WebServer.StartAsync();
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.Redirect($"http://127.0.0.1:{other.Http.Port}/", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });

        var result = await RunAsync("""{"followRedirects":true,"method":"POST","body":"secret"}""", server.Http);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith("307 would send the body to another origin");
        other.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", CheckOutcome.Error, "is not allowed")]
    [InlineData("file:///etc/passwd", CheckOutcome.Fail, "which is not HTTP")]
    [InlineData("//:80/nowhere", CheckOutcome.Fail, "which is no URL")]
    public async Task A_redirect_leads_nowhere_that_is_not_allowed(string location, CheckOutcome outcome, string output)
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.Headers.Location = location;
            context.Response.StatusCode = 302;
            return Task.CompletedTask;
        });

        var result = await RunAsync("""{"followRedirects":true}""", server.Http);

        result.Outcome.ShouldBe(outcome);
        result.Output!.ShouldContain(output);
    }

    [Fact]
    public async Task A_redirect_from_https_to_http_is_not_followed()
    {
        await using var server = await WebServer.StartAsync(context =>
        {
            context.Response.Redirect("http://localhost/");
            return Task.CompletedTask;
        });

        var result = await RunAsync("""{"followRedirects":true,"skipCertificateVerification":true}""", server.Https);

        result.ShouldBe(CheckResult.Fail("302 leads from https to http://localhost/"));
    }

    [Fact]
    public async Task Http_2_is_spoken_with_and_without_tls()
    {
        await using var server = await WebServer.StartAsync();

        (await RunAsync("""{"httpVersion":"2"}""", server.H2)).Outcome.ShouldBe(CheckOutcome.Pass);
        (await RunAsync("""{"httpVersion":"2","skipCertificateVerification":true}""", server.Https)).Outcome.ShouldBe(CheckOutcome.Pass);
        (await RunAsync("""{"skipCertificateVerification":true}""", server.Https)).Outcome.ShouldBe(CheckOutcome.Pass);
        server.Requests.Select(r => r.Protocol).ShouldBe(["HTTP/2", "HTTP/2", "HTTP/1.1"]);
        (await RunAsync("""{"httpVersion":"2"}""", server.Http)).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_fails()
    {
        await using var server = await WebServer.StartAsync();

        var result = await RunAsync("{}", server.Https);

        result.Outcome.ShouldBe(CheckOutcome.Fail);
        result.Output!.ShouldStartWith("TLS handshake failed: the remote certificate");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_slow_pass_is_a_warning()
    {
        await using var server = await WebServer.StartAsync();

        var slow = await RunAsync("""{"degradedAfter":"PT0.001S","skipCertificateVerification":true}""", server.Https);
        var quick = await RunAsync("""{"degradedAfter":"PT1H"}""", server.Http);

        slow.Outcome.ShouldBe(CheckOutcome.Warn);
        slow.Output!.ShouldMatch("^200 OK in .*, slower than 1 ms$");
        quick.Outcome.ShouldBe(CheckOutcome.Pass);
    }

    [Fact]
    public async Task Connections_are_kept_and_one_that_was_closed_is_opened_anew()
    {
        var connections = new HashSet<string>();
        await using var server = await WebServer.StartAsync(context =>
        {
            connections.Add(context.Connection.Id);
            if (context.Request.Path == "/close")
            {
                context.Response.Headers.Connection = "close";
            }

            return Task.CompletedTask;
        });

        await RunAsync("""{"path":"/a"}""", server.Http);
        await RunAsync("""{"path":"/close"}""", server.Http);
        connections.Count.ShouldBe(1);
        (await RunAsync("""{"path":"/b"}""", server.Http)).Outcome.ShouldBe(CheckOutcome.Pass);
        connections.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_target_that_is_not_there_fails_in_words()
    {
        var server = await WebServer.StartAsync();
        await server.DisposeAsync();

        (await RunAsync("{}", server.Http)).ShouldBe(CheckResult.Fail($"connection refused by 127.0.0.1:{server.Http.Port}"));
        (await RunAsync("{}", new CheckTarget("http", "nobody.invalid", 80))).ShouldBe(CheckResult.Fail("the name 'nobody.invalid' does not resolve"));
        (await RunAsync("{}", new CheckTarget("http", "169.254.169.254", null))).Code.ShouldBe("TARGET_NOT_ALLOWED");
    }

    [Fact]
    public async Task What_is_not_http_fails()
    {
        await using var server = await ScriptedServer.StartAsync(async stream =>
        {
            await stream.WriteAsync("220 mail.example ESMTP\r\n"u8.ToArray());
        });

        (await RunAsync("{}", server.Target)).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Theory]
    [InlineData("""{"url":"ftp://a/"}""", "url")]
    [InlineData("""{"url":"/a"}""", "url")]
    [InlineData("""{"url":"http://user:pass@a/"}""", "url")]
    [InlineData("""{"url":"http://a/","host":"b","path":"/c"}""", "host,path")]
    [InlineData("""{"scheme":"ftp"}""", "scheme")]
    [InlineData("""{"host":"a:80"}""", "host")]
    [InlineData("""{"port":0}""", "port")]
    [InlineData("""{"path":"a"}""", "path")]
    [InlineData("""{"path":"/a b"}""", "path")]
    [InlineData("""{"path":"/a\r\nX: y"}""", "path")]
    [InlineData("""{"method":"CONNECT"}""", "method")]
    [InlineData("""{"method":"GET /"}""", "method")]
    [InlineData("""{"headers":[{"name":"X","value":"a\r\nY: b"}]}""", "headers.0.value")]
    [InlineData("""{"headers":[{"name":"X","value":"ok"},{"name":"X Y","value":"a"}]}""", "headers.1.name")]
    [InlineData("""{"headers":[{"name":"Host","value":"a"}]}""", "headers.0.name")]
    [InlineData("""{"headers":[{"name":"transfer-encoding","value":"chunked"}]}""", "headers.0.name")]
    [InlineData("""{"headers":[{"name":"Content-Type","value":"a/b"}]}""", "headers.0.name")]
    [InlineData("""{"expectedStatus":[]}""", "expectedStatus")]
    [InlineData("""{"expectedStatus":["200","2xx","300-200","99"]}""", "expectedStatus.1,expectedStatus.2,expectedStatus.3")]
    [InlineData("""{"expectedBodyPattern":"("}""", "expectedBodyPattern")]
    [InlineData("""{"expectedBodyPattern":"(?=a)b"}""", "expectedBodyPattern")]
    [InlineData("""{"httpVersion":"3"}""", "httpVersion")]
    [InlineData("""{"degradedAfter":"PT0S"}""", "degradedAfter")]
    [InlineData("""{"port":70000,"method":"get","headers":[{"name":"","value":"\u0000"}]}""", "port,method,headers.0.name,headers.0.value")]
    public async Task Settings_that_break_a_rule_are_refused(string settings, string paths) =>
        string.Join(',', (await checks.ProblemsAsync("http", settings)).Distinct()).ShouldBe(paths);

    private Task<CheckResult> RunAsync(string settings, CheckTarget target, double seconds = 10) => checks.RunAsync("http", settings, target, seconds);
}

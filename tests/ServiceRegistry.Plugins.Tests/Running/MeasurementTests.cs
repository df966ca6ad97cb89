using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Running;
using ServiceRegistry.Plugins.Testing.Servers;
using ServiceRegistry.Plugins.Tests.Checks;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Running;

[Collection(LoadedChecksCollection.Name)]
public sealed class MeasurementTests(LoadedChecks checks)
{
    [Fact]
    public async Task A_connection_is_measured_by_the_host()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask, tls: true);

        var plain = await RunAsync("tcp", "{}", server.Target);
        var named = await RunAsync("tcp", """{"host":"localhost"}""", server.Target);
        var secured = await RunAsync("tcp", """{"tls":true,"skipCertificateVerification":true}""", server.Target);

        Names(plain).ShouldBe(["connect"]);
        Names(named).ShouldBe(["dns", "connect"]);
        Names(secured).ShouldBe(["connect", "tls"]);
        secured.Measurements.ShouldAllBe(item => item.Value > 0 && item.Value < 60_000 && item.Unit == "ms");
    }

    [Fact]
    public async Task An_http_check_measures_its_connection_and_its_first_byte_and_none_where_it_is_kept()
    {
        await using var server = await WebServer.StartAsync();

        var first = await RunAsync("http", """{"skipCertificateVerification":true}""", server.Https);

        Names(first).ShouldBe(["dns", "connect", "tls", "firstByte"]);

        // A connection is given back a moment after its answer was read.
        var kept = first;
        for (var run = 0; run < 100 && kept.Measurements.Count > 1; run++)
        {
            kept = await RunAsync("http", """{"skipCertificateVerification":true}""", server.Https);
        }

        Names(kept).ShouldBe(["firstByte"]);
    }

    [Fact]
    public async Task A_certificate_is_measured_by_the_days_that_are_left()
    {
        await using var server = await WebServer.StartAsync();

        var result = await RunAsync("tls", """{"skipCertificateVerification":true}""", server.Https);

        result.Measurements.Single(item => item.Name == "certificateExpiry").Unit.ShouldBe("d");
        Names(result).ShouldBe(["dns", "connect", "tls", "certificateExpiry"]);
    }

    [Fact]
    public async Task What_was_measured_is_there_also_where_the_run_fails()
    {
        await using var server = await ScriptedServer.StartAsync(stream => stream.ReadAtLeastAsync(new byte[10], 10).AsTask());

        var late = await checks.RunAsync("tcp", """{"send":"a","expect":"b"}""", server.Target, seconds: 0.5);

        late.Output!.ShouldStartWith("timed out");
        Names(late).ShouldBe(["connect"]);
    }

    [Fact]
    public void What_is_not_well_formed_is_left_out()
    {
        var result = CheckResult.Error("x", "not a code").With(
            new("mine", 1, "ms"), new("", 1, "ms"), new("a b", 1, "ms"), new("a;b", 1, "ms"), new("nan", double.NaN, "ms"), new("long", 1, new string('m', 17)), new("connect", 7, "ms"));
        var none = SecretTexts.Of(SettingsSchema.Of(typeof(TtlSettings), "ttl").Root, "{}");

        var clean = ResultWords.Clean(result, none, [new("dns", 1, "ms"), new("connect", 2, "ms")]);

        clean.Measurements.ShouldBe([new("dns", 1, "ms"), new("mine", 1, "ms"), new("connect", 7, "ms")]);
        clean.Code.ShouldBeNull();
        ResultWords.Clean(result with { Code = "MY_CODE_2" }, none, []).Code.ShouldBe("MY_CODE_2");
        var many = CheckResult.Pass() with { Measurements = [.. Enumerable.Range(0, 100).Select(i => new Measurement($"m{i}", i, "1"))] };
        ResultWords.Clean(many, none, []).Measurements.Count.ShouldBe(32);
    }

    private static IEnumerable<string> Names(CheckResult result) => result.Measurements.Select(item => item.Name);

    private async Task<CheckResult> RunAsync(string strategy, string settings, CheckTarget target)
    {
        var result = await checks.RunAsync(strategy, settings, target, seconds: 60);
        result.Outcome.ShouldNotBe(CheckOutcome.Error, result.Output);
        return result;
    }
}

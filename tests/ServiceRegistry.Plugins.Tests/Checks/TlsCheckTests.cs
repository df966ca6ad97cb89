using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Plugins.Egress;
using ServiceRegistry.Plugins.Testing.Servers;
using ServiceRegistry.Plugins.Tests.Servers;

namespace ServiceRegistry.Plugins.Tests.Checks;

[Collection(LoadedChecksCollection.Name)]
public sealed class TlsCheckTests(LoadedChecks checks)
{
    [Theory]
    [InlineData(100, 1000, "", CheckOutcome.Pass, "TLS 1.3, the certificate of localhost ends on ")]
    [InlineData(10, 1000, "", CheckOutcome.Warn, "the certificate of localhost ends on ")]
    [InlineData(100, 10, "", CheckOutcome.Warn, "the certificate of Test Issuer ends on ")]
    [InlineData(-1, 1000, "", CheckOutcome.Fail, "the certificate of localhost ended on ")]
    [InlineData(100, -1, "", CheckOutcome.Fail, "the certificate of Test Issuer ended on ")]
    [InlineData(100, 1000, ""","degradedBefore":"P200D" """, CheckOutcome.Warn, "in 99 days")]
    [InlineData(100, 1000, ""","failedBefore":"P200D" """, CheckOutcome.Fail, "in 99 days")]
    [InlineData(100, 1000, ""","names":["shop.test","127.0.0.1"]""", CheckOutcome.Pass, "")]
    [InlineData(100, 1000, ""","names":["shop.test","other.test"]""", CheckOutcome.Fail, "is not for other.test")]
    [InlineData(100, 1000, ""","serverName":"other.test" """, CheckOutcome.Fail, "is not for other.test")]
    [InlineData(100, 1000, ""","minimumVersion":"1.3" """, CheckOutcome.Pass, "TLS 1.3")]
    public async Task The_whole_chain_is_looked_at(int leafDays, int issuerDays, string settings, CheckOutcome outcome, string output)
    {
        using var authority = new CertificateAuthority(leafDays, issuerDays);
        await using var server = await StartAsync(authority);

        var result = await RunAsync($$"""{"trustedAuthorities":"{{authority.RootPem}}"{{settings}}}""", server.Target);

        result.Outcome.ShouldBe(outcome, result.Output);
        result.Output!.ShouldContain(output);
    }

    [Fact]
    public async Task Authorities_that_nobody_knows_are_not_trusted_unless_that_is_skipped()
    {
        using var authority = new CertificateAuthority(100);
        using var expired = new CertificateAuthority(-1);
        await using var server = await StartAsync(authority);
        await using var ended = await StartAsync(expired);

        var unknown = await RunAsync("{}", server.Target);
        unknown.Outcome.ShouldBe(CheckOutcome.Fail);
        unknown.Output!.ShouldStartWith("the certificate of localhost is not trusted: ");
        (await RunAsync("""{"skipCertificateVerification":true,"serverName":"other.test"}""", server.Target)).Outcome.ShouldBe(CheckOutcome.Pass);
        (await RunAsync("""{"skipCertificateVerification":true}""", ended.Target)).Outcome.ShouldBe(CheckOutcome.Fail);
    }

    [Fact]
    public async Task An_older_version_than_asked_for_fails()
    {
        using var authority = new CertificateAuthority(100);
        await using var server = await StartAsync(authority, SslProtocols.Tls12);

        (await RunAsync("""{"minimumVersion":"1.3"}""", server.Target)).ShouldBe(CheckResult.Fail("TLS 1.2 was spoken, expected at least 1.3"));
        (await RunAsync("""{"skipCertificateVerification":true}""", server.Target)).Output!.ShouldStartWith("TLS 1.2, ");
    }

    [Fact]
    public async Task What_speaks_no_tls_fails_and_what_is_denied_is_an_error()
    {
        await using var plain = await ScriptedServer.StartAsync(stream => stream.WriteAsync("220 plain text\r\n"u8.ToArray()).AsTask());

        (await RunAsync("{}", plain.Target)).Outcome.ShouldBe(CheckOutcome.Fail);
        (await checks.RunAsync("tls", "{}", new CheckTarget(null, "169.254.169.254", null))).Code.ShouldBe("TARGET_NOT_ALLOWED");
    }

    [Theory]
    [InlineData("tls", "{}")]
    [InlineData("tcp", """{"tls":true}""")]
    [InlineData("redis", """{"tls":true}""")]
    [InlineData("http", """{"scheme":"https"}""")]
    [InlineData("grpc", """{"tls":true}""")]
    [InlineData("websocket", """{"scheme":"wss"}""")]
    public async Task The_address_of_an_issuer_that_a_certificate_names_is_not_asked(string strategy, string settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var authority = new CertificateAuthority(100, issuerAddress: $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/issuer.crt");
        await using var server = await StartAsync(authority, withIssuer: false);

        (await checks.RunAsync(strategy, settings, server.Target)).Outcome.ShouldBe(CheckOutcome.Fail);

        listener.Pending().ShouldBeFalse();
    }

    [Fact]
    public async Task Handshakes_leave_nothing_in_the_policy_that_they_share()
    {
        await using var server = await WebServer.StartAsync();
        using var handler = new StrategyHost(new EgressConnector(EgressPolicy.Default), TimeProvider.System).CreateHttpHandler();
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://localhost:{server.Https.Port}/");

        await Should.ThrowAsync<HttpRequestException>(async () => await client.SendAsync(request, CancellationToken.None));

        handler.SslOptions.CertificateChainPolicy!.ExtraStore.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"minimumVersion":"1.1"}""", "minimumVersion")]
    [InlineData("""{"names":["ok.test","a b"]}""", "names.1")]
    [InlineData("""{"trustedAuthorities":"no certificate"}""", "trustedAuthorities")]
    [InlineData("""{"degradedBefore":"P4000D"}""", "degradedBefore")]
    public async Task Settings_that_break_a_rule_are_refused(string settings, string paths) =>
        string.Join(',', await checks.ProblemsAsync("tls", settings)).ShouldBe(paths);

    private static Task<ScriptedServer> StartAsync(CertificateAuthority authority, SslProtocols protocols = SslProtocols.None, bool withIssuer = true) =>
        ScriptedServer.StartAsync(_ => Task.CompletedTask, new SslServerAuthenticationOptions
        {
            EnabledSslProtocols = protocols,
            ServerCertificateContext = SslStreamCertificateContext.Create(authority.Leaf, withIssuer ? authority.Intermediates : null, offline: true),
        });

    private Task<CheckResult> RunAsync(string settings, CheckTarget target) => checks.RunAsync("tls", settings, target with { Host = "localhost" });
}

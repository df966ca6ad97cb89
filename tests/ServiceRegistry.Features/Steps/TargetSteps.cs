using System.Globalization;
using System.Text;
using ServiceRegistry.Features.Runner;
using ServiceRegistry.Features.Targets;
using ServiceRegistry.Features.World;

namespace ServiceRegistry.Features.Steps;

/// <summary>The servers that checks are aimed at.</summary>
[Binding]
internal sealed class TargetSteps(TargetServers targets)
{
    [Given("an HTTP server {string}")]
    public Task AnHttpServer(string name) => targets.AddAsync(name, new HttpTarget());

    [Given("an HTTP server {string} that answers {int}")]
    public Task AnHttpServer(string name, int status) => targets.AddAsync(name, new HttpTarget { Status = status });

    [Given("an HTTP server {string} that answers {int} with the body {string}")]
    public Task AnHttpServer(string name, int status, string body) => targets.AddAsync(name, new HttpTarget { Status = status, Body = body });

    [Given("an HTTP server {string} that answers {int} with this body")]
    public Task AnHttpServerWith(string name, int status, string body) => AnHttpServer(name, status, body);

    [Given("an HTTP server {string} that answers after {int} ms")]
    public Task ASlowHttpServer(string name, int delay) => targets.AddAsync(name, new HttpTarget { Delay = TimeSpan.FromMilliseconds(delay) });

    [Given("an HTTP server {string} that redirects to another")]
    public async Task ARedirectingServer(string name)
    {
        var other = new HttpTarget();
        await targets.AddAsync($"{name}'s other", other);
        await targets.AddAsync(name, new HttpTarget { Status = 302, Location = string.Create(CultureInfo.InvariantCulture, $"http://{Target.Host}:{other.Port}/") });
    }

    [Given("an HTTP server {string} that redirects to {string}")]
    public Task ARedirectingServer(string name, string url) => targets.AddAsync(name, new HttpTarget { Status = 302, Location = url });

    [Given("a TCP server {string}")]
    public Task ATcpServer(string name) => targets.AddAsync(name, new TcpTarget());

    [Given("a TCP server {string} at every loopback address")]
    public Task ATcpServerEverywhere(string name) => targets.AddAsync(name, new TcpTarget(everywhere: true));

    [Given("a TCP server {string} that answers {string} to {string}")]
    public Task ATcpServer(string name, string answer, string question)
    {
        var target = new TcpTarget();
        target.Answers[question] = answer;
        return targets.AddAsync(name, target);
    }

    [Given("a TCP server {string} that answers {string} to everything")]
    public Task ATcpServer(string name, string answer) => targets.AddAsync(name, new TcpTarget { AnswerToAll = Wording.Expand(answer) });

    [Given("a gRPC server {string}")]
    public Task AGrpcServer(string name) => targets.AddAsync(name, new GrpcTarget());

    [Given("a gRPC server {string} that is {string}")]
    public Task AGrpcServer(string name, string status) => AGrpcServer(name, "", status);

    [Given("a gRPC server {string} whose service {string} is {string}")]
    public Task AGrpcServer(string name, string service, string status)
    {
        var target = new GrpcTarget();
        target.Statuses[service] = Enum.Parse<ServingStatus>(status);
        return targets.AddAsync(name, target);
    }

    [Given("a gRPC server {string} that offers no watch")]
    public Task AGrpcServerWithoutWatch(string name) => targets.AddAsync(name, new GrpcTarget { OffersWatch = false });

    [Given("a Redis server {string}")]
    public Task ARedisServer(string name) => targets.AddAsync(name, new RedisTarget());

    [Given("a Redis server {string} with the password {string}")]
    public Task ARedisServer(string name, string password) => targets.AddAsync(name, new RedisTarget(password));

    [Given("a DNS server {string} that knows")]
    public Task ADnsServer(string name, DataTable records) =>
        targets.AddAsync(name, new DnsTarget([.. records.Rows.Select(row => $"--{row["kind"]}={row["record"]}")]));

    [Given("a WebSocket server {string}")]
    public Task AWebSocketServer(string name) => targets.AddAsync(name, new WebSocketTarget());

    /// <summary>For http and grpc the request is taken and never answered; for tcp what is sent is.</summary>
    [Given("a silent {word} server {string}")]
    public Task ASilentServer(string kind, string name) => targets.AddAsync(name, kind switch
    {
        "http" => new HttpTarget { Delay = Timeout.InfiniteTimeSpan },
        "grpc" => new GrpcTarget { Delay = Timeout.InfiniteTimeSpan },
        _ => new TcpTarget(),
    });

    [Given("a {word} server {string} with a certificate of its own")]
    public Task AServerWithACertificate(string kind, string name) => targets.AddAsync(name, kind switch
    {
        "http" => new HttpTarget(tls: true),
        "grpc" => new GrpcTarget(tls: true),
        "websocket" => new WebSocketTarget(tls: true),
        _ => new TcpTarget(tls: true),
    });

    [StepDefinition("{string} answers {int}")]
    public void Answers(string name, int status) => targets.Get<HttpTarget>(name).Status = status;

    [StepDefinition("{string} turns {string}")]
    public void Turns(string name, string status) => targets.Get<GrpcTarget>(name).Turn(Enum.Parse<ServingStatus>(status));

    [StepDefinition("{string} is watched")]
    public Task IsWatched(string name) => WatchersBecomeAsync(name, 1);

    /// <summary>By one that came after another, which is gone.</summary>
    [Then("{string} is watched anew")]
    public Task IsWatchedAnew(string name) => targets.Get<GrpcTarget>(name).Watchers.WaitForAsync(
        counts => counts.Count >= 3 && counts[^1] == 1 ? counts : null, $"another watcher of {name}");

    [Then("{string} is watched no more")]
    public Task IsWatchedNoMore(string name) => WatchersBecomeAsync(name, 0);

    [Then("{string} was asked for its status once")]
    public void WasAskedOnce(string name) =>
        targets.Get<GrpcTarget>(name).Requests.Items.Count(request => request.Line == GrpcTarget.Check).ShouldBe(1);

    [When("{string} falls silent")]
    public void FallsSilent(string name) => targets.Get<HttpTarget>(name).Delay = Timeout.InfiniteTimeSpan;

    [When("{string} stops")]
    public Task Stops(string name) => targets.Get(name).StopAsync();

    [When("{string} starts again")]
    public Task StartsAgain(string name) => targets.Get(name).StartAsync();

    [Then("{string} was asked {string} with the body {string}")]
    public void WasAsked(string name, string line, string body)
    {
        var requests = targets.Get<HttpTarget>(name).Requests.Items;
        requests.Select(request => $"{request.Line} {Encoding.UTF8.GetString(request.Body)}").Distinct().ShouldBe([$"{line} {body}"]);
    }

    [Then("{string} was sent the header {string} with {string}")]
    public void WasSentTheHeader(string name, string header, string value) =>
        targets.Get<KestrelTarget>(name).Requests.Items
            .Select(request => request.Headers[header.ToLowerInvariant()]).Distinct().ShouldBe([value]);

    private Task WatchersBecomeAsync(string name, int watchers) => targets.Get<GrpcTarget>(name).Watchers.WaitForAsync(
        counts => counts.Count > 0 && counts[^1] == watchers ? counts : null, $"{watchers} watchers of {name}");
}

using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Checks.Http;

namespace ServiceRegistry.Checks.WebSocket;

/// <summary>Opens a WebSocket, may send a text and wait for another, and closes it as the protocol says.</summary>
public sealed class WebSocketCheck : HealthCheckStrategy<WebSocketCheckSettings>
{
    private HttpMessageInvoker? verifying;
    private HttpMessageInvoker? trusting;

    /// <inheritdoc />
    public override string Name => "websocket";

    /// <inheritdoc />
    public override void Initialize(IStrategyHost host)
    {
        base.Initialize(host);
        verifying = new HttpMessageInvoker(host.CreateHttpHandler());
        trusting = new HttpMessageInvoker(host.CreateHttpHandler(skipCertificateVerification: true));
    }

    /// <inheritdoc />
    public override async ValueTask<CheckResult> CheckAsync(CheckContext<WebSocketCheckSettings> context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        if (Scheme(settings, context.Target) is not { } scheme)
        {
            return CheckResult.Error($"the instance's scheme is {context.Target.Scheme}: the check must say ws or wss", CheckErrorCode.TargetIncomplete);
        }

        var started = context.Time.GetTimestamp();
        using var socket = Socket(settings);
        try
        {
            await socket.ConnectAsync(Url(scheme, settings, context.Target), settings.SkipCertificateVerification ? trusting! : verifying!, cancellationToken);
            var result = await TalkAsync(socket, settings, cancellationToken);
            var elapsed = context.Time.GetElapsedTime(started);
            return (result with { Output = $"{result.Output} in {DurationWords.Of(elapsed)}" }).WarnIfSlower(elapsed, settings.DegradedAfter);
        }
        catch (WebSocketException e) when (CheckResult.FromException(e).Code == CheckErrorCode.CheckFailed)
        {
            return CheckResult.Fail(socket.HttpStatusCode is not (0 or HttpStatusCode.SwitchingProtocols)
                ? $"the handshake was answered {(int)socket.HttpStatusCode}, expected 101"
                : $"the WebSocket broke: {e.Message}");
        }
    }

    /// <inheritdoc />
    public override ValueTask DisposeAsync()
    {
        verifying?.Dispose();
        trusting?.Dispose();
        return base.DisposeAsync();
    }

    /// <inheritdoc />
    protected override IEnumerable<SettingsProblem> Validate(WebSocketCheckSettings settings) =>
    [
        .. HttpHeaderRules.Problems(settings.Headers, hasBody: false),
        .. settings.Headers.Index().Where(header => header.Item.Name.StartsWith("Sec-WebSocket-", StringComparison.OrdinalIgnoreCase)).Select(header =>
            SettingsProblem.At($"The header {header.Item.Name} belongs to the handshake and cannot be set.", "headers", header.Index.ToString(CultureInfo.InvariantCulture), "name")),
    ];

    private static string? Scheme(WebSocketCheckSettings settings, CheckTarget target) => settings.Scheme ?? target.Scheme?.ToLowerInvariant() switch
    {
        null or "ws" or "http" => "ws",
        "wss" or "https" => "wss",
        _ => null,
    };

    private static Uri Url(string scheme, WebSocketCheckSettings settings, CheckTarget target)
    {
        var host = settings.Host ?? target.Host;
        var port = (settings.Port ?? target.Port)?.ToString(CultureInfo.InvariantCulture);
        return new Uri($"{scheme}://{(host.Contains(':') ? $"[{host}]" : host)}{(port is null ? "" : ":" + port)}{settings.Path}");
    }

    private static ClientWebSocket Socket(WebSocketCheckSettings settings)
    {
        var socket = new ClientWebSocket { Options = { CollectHttpResponseDetails = true } };
        foreach (var header in settings.Headers)
        {
            socket.Options.SetRequestHeader(header.Name, header.Value);
        }

        if (settings.Subprotocol is { } subprotocol)
        {
            socket.Options.AddSubProtocol(subprotocol);
        }

        return socket;
    }

    private static async Task<CheckResult> TalkAsync(ClientWebSocket socket, WebSocketCheckSettings settings, CancellationToken cancellationToken)
    {
        if (socket.SubProtocol != settings.Subprotocol)
        {
            return CheckResult.Fail($"the server chose no subprotocol, expected {settings.Subprotocol}");
        }

        if (settings.Send is { } text)
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }

        var result = settings.Expect is { } expected
            ? await WebSocketAnswer.WaitForAsync(socket, expected, cancellationToken)
            : CheckResult.Pass("connected");
        if (result.Outcome == CheckOutcome.Pass)
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        }

        return result;
    }
}

using System.Globalization;
using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.Targets;

/// <summary>A real dnsmasq that knows a few records and asks nobody else.</summary>
/// <param name="records">Options such as <c>--host-record=a.test,127.0.0.1</c>.</param>
internal sealed class DnsTarget(string[] records) : ProcessTarget
{
    protected override (string File, string[] Arguments) Command => (Component.Dnsmasq!,
    [
        "--keep-in-foreground", "--log-facility=-", "--conf-file=/dev/null", "--pid-file=", "--user=", "--group=",
        string.Create(CultureInfo.InvariantCulture, $"--port={Port}"), $"--listen-address={Host}", "--bind-interfaces",
        "--no-resolv", "--no-hosts", "--local=/test/", .. records,
    ]);

    protected override string ReadyWords => "started, version";
}

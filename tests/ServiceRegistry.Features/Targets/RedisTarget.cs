using System.Globalization;
using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.Targets;

/// <summary>A real redis-server.</summary>
internal sealed class RedisTarget(string? password = null) : ProcessTarget
{
    protected override (string File, string[] Arguments) Command => (Component.RedisServer!,
    [
        "--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", Host, "--save", "", "--appendonly", "no",
        .. password is null ? Array.Empty<string>() : ["--requirepass", password],
    ]);

    protected override string ReadyWords => "Ready to accept connections";
}

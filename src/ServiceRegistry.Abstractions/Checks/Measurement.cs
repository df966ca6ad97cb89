namespace ServiceRegistry.Abstractions;

/// <summary>A value that a run of a check measured.</summary>
/// <param name="Name">What was measured, one of <see cref="MeasurementName"/> or the strategy's own: a letter, then letters and digits, 64 at most.</param>
/// <param name="Value">How much; a finite number.</param>
/// <param name="Unit">Of what: ms, d, B, 1, …; up to 16 letters and digits, or <c>%</c>.</param>
public sealed record Measurement(string Name, double Value, string Unit)
{
    /// <summary>A duration, in milliseconds.</summary>
    public static Measurement Of(string name, TimeSpan duration) => new(name, Math.Round(duration.TotalMilliseconds, 3), "ms");
}

/// <summary>The names of what is measured by the host, and of what strategies that come with it measure.</summary>
public static class MeasurementName
{
    /// <summary>Finding the addresses of a name; by the host. Where a run does it several times, all of them together, here and below.</summary>
    public const string Dns = "dns";

    /// <summary>Connecting over TCP; by the host. A run over a kept connection has none.</summary>
    public const string Connect = "connect";

    /// <summary>The handshake of TLS; by the host.</summary>
    public const string Tls = "tls";

    /// <summary>From the start of the run to the head of the answer.</summary>
    public const string FirstByte = "firstByte";

    /// <summary>How long the first certificate to end is good for, in days; negative once it has ended.</summary>
    public const string CertificateExpiry = "certificateExpiry";
}

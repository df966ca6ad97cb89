using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Tcp;

/// <summary>A TCP connection and what may be said over it. Left out, host and port are those of the instance.</summary>
public sealed class TcpCheckSettings
{
    /// <summary>A DNS name or an IP address.</summary>
    [HostName]
    public string? Host { get; set; }

    /// <summary>1 to 65535.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>With TLS from the start.</summary>
    public bool Tls { get; set; }

    /// <summary>Takes any certificate of the target.</summary>
    public bool SkipCertificateVerification { get; set; }

    /// <summary>Text sent once connected. It may well hold a password.</summary>
    [Secret]
    [StringLength(4096, MinimumLength = 1)]
    public string? Send { get; set; }

    /// <summary>Text that the answer must contain.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public string? Expect { get; set; }

    /// <summary>A slower pass is a WARN.</summary>
    [DurationRange("PT0.001S", "P1D")]
    public TimeSpan? DegradedAfter { get; set; }
}

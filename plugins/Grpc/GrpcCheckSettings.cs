using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>A question to a gRPC server by the protocol grpc.health.v1. Left out, host and port are those of the instance.</summary>
public sealed class GrpcCheckSettings
{
    /// <summary>A DNS name or an IP address.</summary>
    [HostName]
    public string? Host { get; set; }

    /// <summary>1 to 65535.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The service asked for; empty for the server as a whole.</summary>
    [StringLength(256)]
    public string Service { get; set; } = "";

    /// <summary>With TLS, else in plain text.</summary>
    public bool Tls { get; set; }

    /// <summary>Takes any certificate of the target.</summary>
    public bool SkipCertificateVerification { get; set; }

    /// <summary>The :authority of the request and the name expected in the certificate, in place of the host.</summary>
    [StringLength(261)]
    [RegularExpression(@"[A-Za-z0-9._-]+(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]+\](:[0-9]{1,5})?", ErrorMessage = "The field {0} must be a host, and a port where it is not the usual one.")]
    public string? Authority { get; set; }

    /// <summary>Sent with the request. The values are secret: shown as "***", and stored encrypted.</summary>
    [MaxLength(64)]
    public IReadOnlyList<MetadataEntry> Metadata { get; set; } = [];

    /// <summary>A slower pass is a WARN.</summary>
    [DurationRange("PT0.001S", "P1D")]
    public TimeSpan? DegradedAfter { get; set; }

    /// <summary>Watches the server as well, over a stream that stays open: a change of its status is seen at once, and not after the interval. A server that offers no Watch is checked as without it.</summary>
    public bool Watch { get; set; }
}

/// <summary>A key and its value.</summary>
public sealed class MetadataEntry
{
    /// <summary>Its name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Key { get; set; }

    /// <summary>What it holds.</summary>
    [Secret]
    [StringLength(4096)]
    public required string Value { get; set; }
}

using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Tls;

/// <summary>A TLS handshake and what the certificates must be. Left out, host and port are those of the instance.</summary>
public sealed class TlsCheckSettings
{
    /// <summary>A DNS name or an IP address.</summary>
    [HostName]
    public string? Host { get; set; }

    /// <summary>Where neither the check nor the instance has one, 443.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The name asked for in the handshake and expected in the certificate, in place of the host.</summary>
    [HostName]
    public string? ServerName { get; set; }

    /// <summary>Further names that the certificate must be good for.</summary>
    [MaxLength(64)]
    public IReadOnlyList<string> Names { get; set; } = [];

    /// <summary>The oldest version that may be spoken: 1.2 or 1.3.</summary>
    [RegularExpression(@"1\.[23]", ErrorMessage = "The field {0} must be 1.2 or 1.3.")]
    public string MinimumVersion { get; set; } = "1.2";

    /// <summary>A certificate of the chain that ends sooner than this is a WARN.</summary>
    [DurationRange("PT0S", "P3650D")]
    public TimeSpan DegradedBefore { get; set; } = TimeSpan.FromDays(14);

    /// <summary>A certificate of the chain that ends sooner than this is a FAIL; one that has ended is one in any case.</summary>
    [DurationRange("PT0S", "P3650D")]
    public TimeSpan FailedBefore { get; set; }

    /// <summary>Certificates of the authorities that are trusted, in PEM; left out, those that the machine trusts.</summary>
    [StringLength(65536, MinimumLength = 1)]
    public string? TrustedAuthorities { get; set; }

    /// <summary>Does not ask who signed the certificate and for which name; when it ends is looked at all the same.</summary>
    public bool SkipCertificateVerification { get; set; }
}

using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Checks.Http;

namespace ServiceRegistry.Checks.WebSocket;

/// <summary>A WebSocket handshake and what may be said after it. Left out, scheme, host and port are those of the instance.</summary>
public sealed class WebSocketCheckSettings
{
    /// <summary>ws or wss; of an instance http and https count as these.</summary>
    [RegularExpression("wss?", ErrorMessage = "The field {0} must be ws or wss.")]
    public string? Scheme { get; set; }

    /// <summary>A DNS name or an IP address.</summary>
    [HostName]
    public string? Host { get; set; }

    /// <summary>Where neither the check nor the instance has one, that of the scheme: 80 or 443.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Path and query, as they stand in the request.</summary>
    [StringLength(2048)]
    [RegularExpression("/[!-\"$-~]*", ErrorMessage = "The field {0} must begin with a slash and be of ASCII characters without spaces and #.")]
    public string Path { get; set; } = "/";

    /// <summary>Sent with the request.</summary>
    [MaxLength(64)]
    public IReadOnlyList<HttpHeader> Headers { get; set; } = [];

    /// <summary>The subprotocol that is offered, and must be the one chosen.</summary>
    [StringLength(128)]
    [RegularExpression("[A-Za-z0-9!#$%&'*+.^_`|~-]+", ErrorMessage = "The field {0} must be of letters, digits and !#$%&'*+-.^_`|~.")]
    public string? Subprotocol { get; set; }

    /// <summary>A text message sent once connected. It may well hold a token.</summary>
    [Secret]
    [StringLength(4096, MinimumLength = 1)]
    public string? Send { get; set; }

    /// <summary>Text that one of the messages must contain that come then.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public string? Expect { get; set; }

    /// <summary>Takes any certificate of the target.</summary>
    public bool SkipCertificateVerification { get; set; }

    /// <summary>A slower pass is a WARN.</summary>
    [DurationRange("PT0.001S", "P1D")]
    public TimeSpan? DegradedAfter { get; set; }
}

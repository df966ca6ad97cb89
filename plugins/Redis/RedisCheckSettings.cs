using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Redis;

/// <summary>A command to a Redis server and what its reply must be. Left out, host and port are those of the instance.</summary>
public sealed class RedisCheckSettings
{
    /// <summary>A DNS name or an IP address.</summary>
    [HostName]
    public string? Host { get; set; }

    /// <summary>Where neither the check nor the instance has one, 6379.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>With TLS from the start.</summary>
    public bool Tls { get; set; }

    /// <summary>Takes any certificate of the target.</summary>
    public bool SkipCertificateVerification { get; set; }

    /// <summary>The user of the AUTH command; left out, the default user. It needs a password.</summary>
    [StringLength(256, MinimumLength = 1)]
    public string? Username { get; set; }

    /// <summary>The password of the AUTH command, sent before everything else.</summary>
    [Secret]
    [StringLength(4096, MinimumLength = 1)]
    public string? Password { get; set; }

    /// <summary>The number of the database that is selected before the command.</summary>
    [Range(0, 65535)]
    public int? Database { get; set; }

    /// <summary>One that only reads: PING, ECHO, INFO, ROLE, TIME, DBSIZE, LASTSAVE, EXISTS, GET, STRLEN, LLEN, SCARD, ZCARD, HLEN, TTL or TYPE.</summary>
    [RegularExpression(
        "PING|ECHO|INFO|ROLE|TIME|DBSIZE|LASTSAVE|EXISTS|GET|STRLEN|LLEN|SCARD|ZCARD|HLEN|TTL|TYPE",
        ErrorMessage = "The field {0} must be a command that only reads, in capitals: PING, ECHO, INFO, ROLE, TIME, DBSIZE, LASTSAVE, EXISTS, GET, STRLEN, LLEN, SCARD, ZCARD, HLEN, TTL or TYPE.")]
    public string Command { get; set; } = "PING";

    /// <summary>What follows the command: a key, mostly.</summary>
    [MaxLength(16)]
    public IReadOnlyList<string> Arguments { get; set; } = [];

    /// <summary>Text that the reply must contain; left out, every reply that is no error will do.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public string? Expect { get; set; }

    /// <summary>Keeps the connection for the next run, up to 2 minutes, as clients do; otherwise each run opens its own.</summary>
    public bool KeepConnection { get; set; }

    /// <summary>A slower pass is a WARN.</summary>
    [DurationRange("PT0.001S", "P1D")]
    public TimeSpan? DegradedAfter { get; set; }
}

using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Dns;

/// <summary>A question to a DNS server and what its answer must hold. Left out, host and port are those of the instance: the server that is asked.</summary>
public sealed class DnsCheckSettings
{
    /// <summary>A DNS name or an IP address of the server.</summary>
    [HostName]
    public string? Host { get; set; }

    /// <summary>Where neither the check nor the instance has one, 53.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>The name that is asked for.</summary>
    [HostName]
    public required string Name { get; set; }

    /// <summary>The kind of records that is asked for.</summary>
    public DnsRecordType Type { get; set; } = DnsRecordType.A;

    /// <summary>Each must be among the answers: an address, or of SRV records priority, weight, port and target, such as "1 2 8080 a.example".</summary>
    [MaxLength(64)]
    public IReadOnlyList<string> Expect { get; set; } = [];

    /// <summary>Whether there may be no answers but those expected.</summary>
    public bool ExpectNothingElse { get; set; }

    /// <summary>The least number of answers.</summary>
    [Range(0, 1000)]
    public int MinAnswers { get; set; } = 1;

    /// <summary>Over TCP alone; else over UDP, and over TCP where the answer does not fit.</summary>
    public bool Tcp { get; set; }

    /// <summary>A slower pass is a WARN.</summary>
    [DurationRange("PT0.001S", "P1D")]
    public TimeSpan? DegradedAfter { get; set; }
}

/// <summary>A kind of DNS records.</summary>
public enum DnsRecordType
{
    /// <summary>IPv4 addresses.</summary>
    A = 1,

    /// <summary>IPv6 addresses.</summary>
    Aaaa = 28,

    /// <summary>Where a service is: priority, weight, port and target.</summary>
    Srv = 33,
}

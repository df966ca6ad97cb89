using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>An HTTP request and what its answer must be. Left out, scheme, host and port are those of the instance.</summary>
public sealed class HttpCheckSettings
{
    private Regex? pattern;
    private IReadOnlyList<StatusRange>? ranges;

    /// <summary>A whole URL, instead of scheme, host, port and path.</summary>
    public Uri? Url { get; set; }

    /// <summary>http or https.</summary>
    [RegularExpression("https?", ErrorMessage = "The field {0} must be http or https.")]
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

    /// <summary>The method of the request, in capitals.</summary>
    [RegularExpression("(?!CONNECT$|TRACE$)[A-Z]{1,20}", ErrorMessage = "The field {0} must be a method in capitals, and not CONNECT or TRACE.")]
    public string Method { get; set; } = "GET";

    /// <summary>Sent with the request.</summary>
    [MaxLength(64)]
    public IReadOnlyList<HttpHeader> Headers { get; set; } = [];

    /// <summary>
    /// Sent with the request in UTF-8; as text/plain, unless a Content-Type is among the headers. It may well hold a token or a password.
    /// </summary>
    [Secret]
    [StringLength(65536)]
    public string? Body { get; set; }

    /// <summary>Single codes and ranges.</summary>
    [Length(1, 32)]
    public IReadOnlyList<string> ExpectedStatus { get; set; } = ["200-299"];

    /// <summary>Text that the body must contain.</summary>
    [StringLength(4096, MinimumLength = 1)]
    public string? ExpectedBody { get; set; }

    /// <summary>A regular expression that the body must match.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public string? ExpectedBodyPattern { get; set; }

    /// <summary>Conditions that the body, as JSON, must meet, all of them.</summary>
    [MaxLength(32)]
    public IReadOnlyList<JsonCondition> Json { get; set; } = [];

    /// <summary>
    /// Reads the body as application/health+json: its status pass is a PASS, warn a WARN and fail a FAIL, whose output is told.
    /// </summary>
    public bool HealthJson { get; set; }

    /// <summary>Up to 10 redirects; the headers go to the first origin only, and nothing goes from https to http.</summary>
    public bool FollowRedirects { get; set; }

    /// <summary>1.1 or 2.</summary>
    [RegularExpression(@"1\.1|2", ErrorMessage = "The field {0} must be 1.1 or 2.")]
    public string HttpVersion { get; set; } = "1.1";

    /// <summary>Takes any certificate of the target.</summary>
    public bool SkipCertificateVerification { get; set; }

    /// <summary>A slower pass is a WARN.</summary>
    [DurationRange("PT0.001S", "P1D")]
    public TimeSpan? DegradedAfter { get; set; }

    /// <summary>A slower answer is a FAIL, whatever it says.</summary>
    [DurationRange("PT0.001S", "P1D")]
    public TimeSpan? FailedAfter { get; set; }

    internal bool ReadsBody => ExpectedBody is not null || ExpectedBodyPattern is not null || ReadsJson;

    internal bool ReadsJson => Json.Count > 0 || HealthJson;

    /// <summary>The ranges, read once: settings do not change.</summary>
    internal IReadOnlyList<StatusRange> Ranges => ranges ??= [.. ExpectedStatus.Select(StatusRange.Parse)];

    /// <summary>
    /// Linear in the length of the body, whatever the expression is: both come from strangers.
    /// </summary>
    internal Regex? Pattern => ExpectedBodyPattern is null ? null : pattern ??= new Regex(
        ExpectedBodyPattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(250));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Tls;

/// <summary>Makes a TLS handshake and looks at the certificates: who signed them, for which names, and when the first of the chain ends.</summary>
public sealed class TlsCheck : HealthCheckStrategy<TlsCheckSettings>
{
    private const int UsualPort = 443;

    /// <inheritdoc />
    public override string Name => "tls";

    /// <inheritdoc />
    public override async ValueTask<CheckResult> CheckAsync(CheckContext<TlsCheckSettings> context, CancellationToken cancellationToken)
    {
        var settings = context.Settings;
        var host = settings.Host ?? context.Target.Host;
        var options = TlsHandshake.Options(settings.ServerName ?? host);
        options.AllowTlsResume = false; // what is resumed shows no certificates
        Presented? presented = null;
        // Whatever is wrong is said afterwards, all of it: the handshake takes every certificate, and nothing is sent.
        options.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            presented = Presented.Of(certificate, chain, errors, settings);
            return true;
        };

        await using var connection = await context.Connector.ConnectAsync(host, settings.Port ?? context.Target.Port ?? UsualPort, cancellationToken);
        await using var tls = await connection.SecureAsync(options, cancellationToken);
        var now = context.Time.GetUtcNow();
        var result = TlsJudgement.Of(presented, tls.SslProtocol, settings, settings.ServerName ?? host, now);
        return presented is { Chain.Count: > 0 }
            ? result.With(new Measurement(MeasurementName.CertificateExpiry, Math.Round((presented.Chain.Min(c => c.Ends) - now).TotalDays, 3), "d"))
            : result;
    }

    /// <inheritdoc />
    protected override IEnumerable<SettingsProblem> Validate(TlsCheckSettings settings)
    {
        var rule = new HostNameAttribute();
        for (var place = 0; place < settings.Names.Count; place++)
        {
            if (!rule.IsValid(settings.Names[place]))
            {
                yield return SettingsProblem.At("It must be a DNS name or an IP address.", "names", place.ToString(CultureInfo.InvariantCulture));
            }
        }

        if (settings.TrustedAuthorities is { } pem && !AreCertificates(pem))
        {
            yield return SettingsProblem.At("It must be certificates in PEM, each between BEGIN CERTIFICATE and END CERTIFICATE.", "trustedAuthorities");
        }
    }

    private static bool AreCertificates(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
            return certificates.Count > 0;
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            foreach (var certificate in certificates)
            {
                certificate.Dispose();
            }
        }
    }
}

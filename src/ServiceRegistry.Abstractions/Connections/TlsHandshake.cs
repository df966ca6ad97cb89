using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace ServiceRegistry.Abstractions;

/// <summary>TLS for strategies.</summary>
public static class TlsHandshake
{
    /// <summary>
    /// What a client asks for, without anything that would open a connection beside the host's connector: a certificate may
    /// name an address where its issuer is to be fetched, and no such address is asked.
    /// </summary>
    /// <param name="host">The name expected in the certificate, also sent in the handshake; null leaves it to an HTTP handler.</param>
    /// <param name="skipCertificateVerification">Takes any certificate of the target.</param>
    public static SslClientAuthenticationOptions Options(string? host, bool skipCertificateVerification = false)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        };
        if (skipCertificateVerification)
        {
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        }

        return options;
    }

    /// <summary>Speaks TLS over a connection of the connector's; disposing what is returned disposes it too.</summary>
    /// <exception cref="System.Security.Authentication.AuthenticationException">Let it through: it becomes a FAIL in words.</exception>
    public static async Task<SslStream> SecureAsync(this Stream connection, SslClientAuthenticationOptions options, CancellationToken cancellationToken)
    {
        var tls = new SslStream(connection);
        try
        {
            var run = RunMeasurements.Current;
            var begun = run?.Begin() ?? 0;
            await tls.AuthenticateAsClientAsync(options, cancellationToken);
            run?.End(MeasurementName.Tls, begun);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Tls;

/// <summary>A certificate of the chain.</summary>
internal sealed record ChainCertificate(string Subject, DateTimeOffset Begins, DateTimeOffset Ends);

/// <summary>What the target presented, read while the handshake holds it.</summary>
/// <param name="Chain">From the target's certificate up to its authority, as far as it is known.</param>
/// <param name="Distrust">Why the chain is not trusted, times aside; null where it is.</param>
/// <param name="Misnamed">The names that the certificate is not good for.</param>
internal sealed record Presented(IReadOnlyList<ChainCertificate> Chain, string? Distrust, IReadOnlyList<string> Misnamed)
{
    public static Presented? Of(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, TlsCheckSettings settings)
    {
        if (certificate is not X509Certificate2 leaf || chain is null)
        {
            return null;
        }

        var misnamed = settings.Names.Where(name => !leaf.MatchesHostname(name, allowCommonName: false));
        using var trusted = settings.TrustedAuthorities is { } pem ? Build(leaf, chain, pem) : null;
        var built = trusted ?? chain;
        return new Presented(
            [.. built.ChainElements.Select(element => new ChainCertificate(
                element.Certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false), element.Certificate.NotBefore, element.Certificate.NotAfter))],
            Distrusted(built),
            [.. errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && !settings.SkipCertificateVerification ? [""] : Array.Empty<string>(), .. misnamed]);
    }

    /// <summary>The same chain once more, up to authorities of the check's own.</summary>
    private static X509Chain Build(X509Certificate2 leaf, X509Chain presented, string pem)
    {
        var chain = new X509Chain
        {
            ChainPolicy =
            {
                DisableCertificateDownloads = true,
                RevocationMode = X509RevocationMode.NoCheck,
                TrustMode = X509ChainTrustMode.CustomRootTrust,
            },
        };
        chain.ChainPolicy.CustomTrustStore.ImportFromPem(pem);
        chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        chain.Build(leaf);
        return chain;
    }

    /// <summary>Times are the check's own business: it says them with the date, and by its own clock.</summary>
    private static string? Distrusted(X509Chain chain) =>
        chain.ChainStatus.FirstOrDefault(status => status.Status is not (X509ChainStatusFlags.NoError or X509ChainStatusFlags.NotTimeValid)) is
        { Status: not X509ChainStatusFlags.NoError } status
            ? status.StatusInformation.Trim().TrimEnd('.')
            : null;
}

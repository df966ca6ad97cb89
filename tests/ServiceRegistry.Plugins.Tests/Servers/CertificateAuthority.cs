using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ServiceRegistry.Plugins.Tests.Servers;

/// <summary>A root, an authority below it, and a server's certificate of that: each ends when it is told to.</summary>
internal sealed class CertificateAuthority : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly X509Certificate2 root;
    private readonly X509Certificate2 issuer;

    public CertificateAuthority(int leafDays, int issuerDays = 1000, string? issuerAddress = null)
    {
        root = Sign("CN=Test Root", null, 2000, ca: true);
        issuer = Sign("CN=Test Issuer", root, issuerDays, ca: true);
        Leaf = Sign("CN=localhost", issuer, leafDays, ca: false, issuerAddress);
    }

    public X509Certificate2 Leaf { get; }

    public X509Certificate2Collection Intermediates => [issuer];

    /// <summary>The root, as a value of JSON.</summary>
    public string RootPem => root.ExportCertificatePem().ReplaceLineEndings("\\n");

    public void Dispose()
    {
        root.Dispose();
        issuer.Dispose();
        Leaf.Dispose();
    }

    private static X509Certificate2 Sign(string name, X509Certificate2? by, int days, bool ca, string? issuerAddress = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(ca, false, 0, critical: true));
        if (!ca)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            names.AddDnsName("shop.test");
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        if (issuerAddress is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(ocspUris: null, caIssuersUris: [issuerAddress]));
        }

        var (begins, ends) = (Now.AddDays(-1000), Now.AddDays(days));
        // The framework's own way to sign lets nothing end after its issuer, which is what a check has to find.
        using var signer = by?.GetECDsaPrivateKey();
        using var made = by is null
            ? request.CreateSelfSigned(begins, ends)
            : request.Create(by.SubjectName, X509SignatureGenerator.CreateForECDsa(signer!), begins.AddDays(1), ends, RandomNumberGenerator.GetBytes(8)).CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), password: null, X509KeyStorageFlags.Exportable);
    }
}

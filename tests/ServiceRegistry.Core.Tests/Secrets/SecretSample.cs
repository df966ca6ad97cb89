using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Strategies;

namespace ServiceRegistry.Core.Tests.Secrets;

/// <summary>A strategy whose settings hold secrets at every depth.</summary>
internal static class SecretSample
{
    public static readonly SettingsSchema Settings = SettingsSchema.Of(typeof(ProbeSettings), "probe");

    public sealed class ProbeSettings
    {
        public string Path { get; set; } = "/";

        [Secret]
        public string? Password { get; set; }

        [Secret]
        public IReadOnlyList<string> Codes { get; set; } = [];

        public IReadOnlyList<ProbeHeader> Headers { get; set; } = [];
    }

    public sealed class ProbeHeader
    {
        public required string Name { get; set; }

        [Secret]
        public required string Value { get; set; }
    }

    /// <summary>Offers the strategy.</summary>
    public sealed class Catalog : IStrategyCatalog
    {
        public StrategyList Current { get; } = new([new StrategyInfo("probe", null, "Probe", Settings)], []);

        public event Action? Changed { add { } remove { } }

        public Task<SettingsValidation> ValidateSettingsAsync(string strategy, string settingsJson) =>
            Task.FromResult(new SettingsValidation(settingsJson, []) { Settings = Settings.Root });
    }

    /// <summary>Turns texts around, and says how often it did: each time another text comes out.</summary>
    public sealed class Reversal : ISecretProtection
    {
        private int count;

        public bool HasKey { get; set; } = true;

        public string Protect(string text) => $"{++count}:{new string([.. text.Reverse()])}";

        public string Hash(ReadOnlySpan<byte> content) => Convert.ToHexString(content);

        public string? Unprotect(string encrypted) => HasKey ? new string([.. encrypted[(encrypted.IndexOf(':') + 1)..].Reverse()]) : null;
    }
}

namespace ServiceRegistry.Server.Settings;

/// <summary>The server cannot start with the settings that it was given.</summary>
/// <param name="problems">A sentence for each setting that is wrong: its key, its value, and what is allowed.</param>
public sealed class InvalidSettingsException(IReadOnlyList<string> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>A sentence for each setting that is wrong.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

namespace ServiceRegistry.Abstractions;

/// <summary>The result of one run of a check.</summary>
/// <param name="Outcome">What the run found.</param>
/// <param name="Output">
/// What happened, in a sentence for people. The host replaces control characters and cuts it at 4 KiB.
/// </param>
/// <param name="Code">The stable code of an <see cref="CheckOutcome.Error"/>, one of <see cref="CheckErrorCode"/> or the strategy's own: of capitals, digits and underscores.</param>
public sealed record CheckResult(CheckOutcome Outcome, string? Output = null, string? Code = null)
{
    /// <summary>
    /// What the run measured; what its connections took the host adds. Those that are not well formed, see <see cref="Measurement"/>, and
    /// more than 32 are left out.
    /// </summary>
    public IReadOnlyList<Measurement> Measurements { get; init; } = [];

    /// <summary>The target is well.</summary>
    public static CheckResult Pass(string? output = null) => new(CheckOutcome.Pass, output);

    /// <summary>The target answers, but not as it should.</summary>
    public static CheckResult Warn(string? output = null) => new(CheckOutcome.Warn, output);

    /// <summary>The target is not well, or does not answer.</summary>
    public static CheckResult Fail(string? output = null) => new(CheckOutcome.Fail, output);

    /// <summary>The check itself could not run.</summary>
    public static CheckResult Error(string output, string code = CheckErrorCode.CheckFailed) => new(CheckOutcome.Error, output, code);

    /// <summary>The same outcome, output and code. What was measured is no part of it: no two runs measure the same.</summary>
    public bool Equals(CheckResult? other) =>
        other is not null && Outcome == other.Outcome && Output == other.Output && Code == other.Code;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Outcome, Output, Code);

    /// <summary>
    /// What an exception means: a connection that failed, a TLS handshake or an HTTP exchange that broke is a
    /// <see cref="CheckOutcome.Fail"/> of the target with the reason in words; a target that the host's policy denies, and
    /// everything else, is an <see cref="CheckOutcome.Error"/>. The host does this with whatever a strategy lets through.
    /// </summary>
    public static CheckResult FromException(Exception exception) => ExceptionWords.ToResult(exception);

    /// <summary>This result, with something more that was measured.</summary>
    public CheckResult With(params ReadOnlySpan<Measurement> measurements) => this with { Measurements = [.. Measurements, .. measurements] };

    /// <summary>This result, or a <see cref="CheckOutcome.Warn"/> in place of a pass that took longer than <paramref name="limit"/>.</summary>
    public CheckResult WarnIfSlower(TimeSpan elapsed, TimeSpan? limit) =>
        Outcome == CheckOutcome.Pass && elapsed > limit
            ? this with { Outcome = CheckOutcome.Warn, Output = $"{Output}, slower than {DurationWords.Of(limit.Value)}" }
            : this;
}

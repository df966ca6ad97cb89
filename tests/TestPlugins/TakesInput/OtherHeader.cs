using ServiceRegistry.Abstractions;

namespace TestPlugins.TakesInput;

/// <summary>Takes the name of another's input type, with other fields.</summary>
public sealed class OtherHeader : HealthCheckStrategy<OtherHeaderSettings>
{
    public override string Name => "otherHeader";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<OtherHeaderSettings> context, CancellationToken cancellationToken) =>
        new(CheckResult.Pass("otherHeader"));
}

/// <summary>Hardly anything.</summary>
public sealed class OtherHeaderSettings
{
    public IReadOnlyList<HttpHeader> Headers { get; set; } = [];
}

/// <summary>A header with a field of its own.</summary>
public sealed class HttpHeader
{
    /// <summary>Whatever it is.</summary>
    public string Line { get; set; } = "";
}

using ServiceRegistry.Core.Commands;

namespace ServiceRegistry.Core.Checks;

/// <summary>Why a check is not run, or not reported for.</summary>
internal static class CheckRunErrors
{
    public static CheckRun NotFound(Guid checkId) => new([new ObjectNotFound($"There is no check {checkId}.", checkId)]);

    public static CheckRun ReportedByService() =>
        Invalid(ErrorCode.ReportedByService, "The service itself reports the results of this check: it cannot be run.");

    public static CheckRun NotReported(string strategy) =>
        Invalid(ErrorCode.NotReported, $"A check of the kind '{strategy}' is run by the registry: results cannot be reported for it.");

    private static CheckRun Invalid(string code, string message) =>
        new([new InvalidValue(message, ValuePath.Input.At("id").ToArray(), code)]);
}

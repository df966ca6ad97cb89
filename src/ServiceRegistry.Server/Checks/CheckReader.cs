using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Checks;

/// <summary>Reads checks out of the inputs of mutations: their settings in the normal form of their strategy.</summary>
internal sealed class CheckReader(IStrategyCatalog strategies)
{
    public CheckDefinition Read(HealthCheckInput input)
    {
        var settings = ReadSettings(input.Strategy);
        return new CheckDefinition
        {
            Name = input.Name,
            Strategy = input.Strategy.Strategy,
            Settings = settings.Json ?? "{}",
            SettingsProblems = [.. settings.Problems],
            Interval = input.Interval,
            Timeout = input.Timeout,
            HealthyThreshold = input.HealthyThreshold,
            UnhealthyThreshold = input.UnhealthyThreshold,
            InitialStatus = input.InitialStatus,
        };
    }

    public UpdateHealthCheck Read(UpdateHealthCheckInput input, RegistryRequest request)
    {
        var choice = input.Strategy.Value;
        var settings = choice is null ? null : ReadSettings(choice);
        return new UpdateHealthCheck(request.Actor, input.Id)
        {
            Name = input.Name.ToChange(),
            Strategy = input.Strategy.HasValue
                ? new Change<(string, string)?>(true, choice is null ? null : (choice.Strategy, settings!.Json ?? "{}"))
                : default,
            SettingsProblems = [.. settings?.Problems ?? []],
            Interval = input.Interval.ToChange(),
            Timeout = input.Timeout.ToChange(),
            HealthyThreshold = input.HealthyThreshold.ToChange(),
            UnhealthyThreshold = input.UnhealthyThreshold.ToChange(),
            OperationId = OperationIds.For(request, "updateHealthCheck", input.ClientMutationId, input),
        };
    }

    private SettingsValidation ReadSettings(StrategyChoice choice) =>
        strategies.ValidateSettings(choice.Strategy, choice.Settings.GetRawText());
}

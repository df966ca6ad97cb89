using System.Collections.Immutable;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Server.Requests;

namespace ServiceRegistry.Server.Checks;

/// <summary>Reads checks out of the inputs of mutations: their settings in the normal form of their strategy.</summary>
internal sealed class CheckReader(IStrategyCatalog strategies, CheckSecrets secrets)
{
    /// <summary>What keeps the secrets of those that are read.</summary>
    public CheckSecrets Secrets => secrets;

    public async ValueTask<ImmutableArray<CheckDefinition>> ReadAsync(IReadOnlyList<HealthCheckInput> inputs)
    {
        if (inputs.Count == 0)
        {
            return [];
        }

        var checks = ImmutableArray.CreateBuilder<CheckDefinition>(inputs.Count);
        foreach (var input in inputs)
        {
            checks.Add(await ReadAsync(input));
        }

        return checks.MoveToImmutable();
    }

    public async Task<CheckDefinition> ReadAsync(HealthCheckInput input)
    {
        var (settings, hidden, problems) = await ReadSettingsAsync(input.Strategy);
        return new CheckDefinition
        {
            Name = input.Name,
            Strategy = input.Strategy.Strategy,
            Settings = settings.Json,
            Secrets = hidden,
            Masks = settings.Masks,
            SettingsProblems = problems,
            Interval = input.Interval,
            Timeout = input.Timeout,
            HealthyThreshold = input.HealthyThreshold,
            UnhealthyThreshold = input.UnhealthyThreshold,
            InitialStatus = input.InitialStatus,
        };
    }

    public async Task<UpdateHealthCheck> ReadAsync(UpdateHealthCheckInput input, RegistryRequest request)
    {
        var choice = input.Strategy.Value;
        var (settings, hidden, problems) = choice is null ? default : await ReadSettingsAsync(choice);
        return new UpdateHealthCheck(request.Actor, input.Id)
        {
            Name = input.Name.ToChange(),
            Strategy = input.Strategy.HasValue
                ? new Change<(string, string)?>(true, choice is null ? null : (choice.Strategy, settings.Json))
                : default,
            Secrets = hidden,
            Masks = choice is null ? [] : settings.Masks,
            SettingsProblems = choice is null ? [] : problems,
            Interval = input.Interval.ToChange(),
            Timeout = input.Timeout.ToChange(),
            HealthyThreshold = input.HealthyThreshold.ToChange(),
            UnhealthyThreshold = input.UnhealthyThreshold.ToChange(),
            OperationId = OperationIds.For(request, "updateHealthCheck", input.ClientMutationId, input, secrets),
        };
    }

    private async Task<(MaskedSettings Settings, SecretSettings? Secrets, ImmutableArray<SettingsProblem> Problems)> ReadSettingsAsync(StrategyChoice choice)
    {
        var validation = await strategies.ValidateSettingsAsync(choice.Strategy, choice.Settings.GetRawText());
        var (settings, hidden) = secrets.Hide(validation.Settings, validation.Json ?? "{}");
        return (settings, hidden, [.. validation.Problems]);
    }
}

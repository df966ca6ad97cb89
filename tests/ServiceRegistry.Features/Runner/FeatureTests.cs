using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace ServiceRegistry.Features.Runner;

/// <summary>The scenarios of one feature file. A class a file, so that files run beside each other.</summary>
public abstract partial class FeatureTests(ITestOutputHelper output)
{
    /// <summary>HealthChecksFeature runs health-checks.feature.</summary>
    internal static string FileOf(string className)
    {
        var name = className[(className.LastIndexOf('.') + 1)..^"Feature".Length];
        return Capitals().Replace(name, "-$0").TrimStart('-').ToLowerInvariant() + ".feature";
    }

    [Scenarios]
    public Task Scenario(string file, string scenario)
    {
        var plan = FeatureReader.ReadFile(file).Scenarios.Single(candidate => candidate.Name == scenario);
        return new ScenarioRunner(BindingCatalog.OfThisAssembly, output.WriteLine).RunAsync(plan);
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}

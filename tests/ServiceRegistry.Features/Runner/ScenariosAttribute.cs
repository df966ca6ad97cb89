using Xunit.Abstractions;
using Xunit.Sdk;

namespace ServiceRegistry.Features.Runner;

/// <summary>Makes one test of each scenario of the feature file that the test class is named after.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("ServiceRegistry.Features.Runner.ScenariosDiscoverer", "ServiceRegistry.Features")]
public sealed class ScenariosAttribute : FactAttribute;

/// <summary>Reads the feature file; one that cannot be read is one failing test with the reason.</summary>
public sealed class ScenariosDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions options, ITestMethod method, IAttributeInfo attribute)
    {
        if (method.TestClass.Class.IsAbstract)
        {
            return [];
        }

        var file = FeatureTests.FileOf(method.TestClass.Class.Name);
        try
        {
            return [.. FeatureReader.ReadFile(file).Scenarios.Select(scenario => new ScenarioTestCase(
                messages, method, file, scenario.Name, $"{scenario.Feature}: {scenario.Name}", Component.MissingFor(scenario.Tags)))];
        }
        catch (Exception error) when (error is FeatureFileException or IOException)
        {
            return [new ExecutionErrorTestCase(messages, TestMethodDisplay.Method, TestMethodDisplayOptions.None, method, error.Message)];
        }
    }
}

using Xunit.Abstractions;
using Xunit.Sdk;

namespace ServiceRegistry.Features.Runner;

/// <summary>A scenario as a test, shown as "feature: scenario".</summary>
public sealed class ScenarioTestCase : XunitTestCase
{
    private string name = "";
    private string? missing;

    [Obsolete("Called by the deserializer")]
    public ScenarioTestCase()
    {
    }

    public ScenarioTestCase(IMessageSink messages, ITestMethod method, string file, string scenario, string name, string? missing)
        : base(messages, TestMethodDisplay.Method, TestMethodDisplayOptions.None, method, [file, scenario])
    {
        this.name = name;
        this.missing = missing;
    }

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(name), name);
        data.AddValue(nameof(missing), missing);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        name = data.GetValue<string>(nameof(name));
        missing = data.GetValue<string>(nameof(missing));
        base.Deserialize(data);
    }

    protected override string GetDisplayName(IAttributeInfo factAttribute, string displayName) => name;

    protected override string? GetSkipReason(IAttributeInfo factAttribute) => missing;
}

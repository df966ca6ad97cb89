using System.Runtime.CompilerServices;

namespace ServiceRegistry.Features.Runner;

/// <summary>Marks a class that holds step definitions and hooks; one object of it lives as long as a scenario.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class BindingAttribute : Attribute;

/// <summary>
/// Marks a step definition. The expression is a cucumber expression, or a regular one where it begins with <c>^</c>, ends
/// with <c>$</c>, or is written with <c>\</c>, <c>[</c>, <c>|</c> or <c>(.</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal abstract class StepAttribute(StepKinds kinds, string expression, string file, int line) : Attribute
{
    public StepKinds Kinds { get; } = kinds;

    public string Expression { get; } = expression;

    public string File { get; } = Path.GetFileName(file);

    public int Line { get; } = line;
}

internal sealed class GivenAttribute(string expression, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    : StepAttribute(StepKinds.Given, expression, file, line);

internal sealed class WhenAttribute(string expression, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    : StepAttribute(StepKinds.When, expression, file, line);

internal sealed class ThenAttribute(string expression, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    : StepAttribute(StepKinds.Then, expression, file, line);

/// <summary>Matches after any keyword.</summary>
internal sealed class StepDefinitionAttribute(string expression, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    : StepAttribute(StepKinds.Any, expression, file, line);

/// <summary>Runs before the first step of every scenario.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BeforeScenarioAttribute : Attribute;

/// <summary>Runs after the last step of every scenario, failed ones too.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AfterScenarioAttribute : Attribute;

[Flags]
internal enum StepKinds
{
    Given = 1,
    When = 2,
    Then = 4,
    Any = Given | When | Then,
}

using System.Reflection;

namespace ServiceRegistry.Features.Runner;

/// <summary>One attribute on one method: what it matches, and what then is called.</summary>
internal sealed class StepBinding(MethodInfo method, StepAttribute attribute)
{
    private readonly StepExpression expression = StepExpression.Parse(attribute.Expression);

    public MethodInfo Method { get; } = method;

    public StepMatch? Match(StepPlan step) =>
        attribute.Kinds.HasFlag(step.Kind) && expression.Match(step.Text) is { } values ? new StepMatch(this, step, values) : null;

    public override string ToString() =>
        $"[{attribute.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}(\"{attribute.Expression}\")] " +
        $"{Method.DeclaringType!.Name}.{Method.Name} ({attribute.File}:{attribute.Line})";
}

internal sealed record StepMatch(StepBinding Binding, StepPlan Step, IReadOnlyList<string?> Values);

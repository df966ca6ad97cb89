using System.Collections.Concurrent;
using System.Collections.Frozen;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>One operation of a document, ready to be executed any number of times, also at once.</summary>
internal sealed class CompiledOperation
{
    private const int MaxPlans = 32;

    private readonly IReadOnlyList<string> conditionVariables;
    private readonly ConcurrentDictionary<ulong, OperationPlan>? plans;
    private OperationPlan? onlyPlan;

    public CompiledOperation(CompiledDocument document, OperationDefinitionNode node, ObjectType rootType)
    {
        Document = document;
        Node = node;
        RootType = rootType;
        var variables = new OperationVariable[node.VariableDefinitions.Length];
        for (var i = 0; i < variables.Length; i++)
        {
            variables[i] = new OperationVariable(document.Schema, node.VariableDefinitions[i]);
        }

        Variables = variables;
        conditionVariables = document.Analysis.ConditionVariables.Count == 0
            ? []
            : [.. document.Analysis.ConditionVariables.Where(name => Variables.Any(v => v.Name == name))];
        plans = conditionVariables.Count == 0 ? null : new();
    }

    public CompiledDocument Document { get; }

    public Schema Schema => Document.Schema;

    public OperationDefinitionNode Node { get; }

    public ObjectType RootType { get; }

    public IReadOnlyList<OperationVariable> Variables { get; }

    /// <summary>What is to be executed for these variables.</summary>
    public OperationPlan PlanFor(VariableValues variables)
    {
        if (plans is null)
        {
            return onlyPlan ?? Interlocked.CompareExchange(ref onlyPlan, Compile(variables), null) ?? onlyPlan;
        }

        if (conditionVariables.Count > 64)
        {
            return Compile(variables);
        }

        var key = 0UL;
        for (var i = 0; i < conditionVariables.Count; i++)
        {
            key |= Holds(conditionVariables[i], variables) ? 1UL << i : 0;
        }

        if (plans.TryGetValue(key, out var plan))
        {
            return plan;
        }

        // Whoever turns ever new conditions over pays for the compilation, not the cache.
        plan = Compile(variables);
        return plans.Count < MaxPlans ? plans.GetOrAdd(key, plan) : plan;
    }

    private OperationPlan Compile(VariableValues variables)
    {
        IReadOnlyDictionary<string, bool> conditions = conditionVariables.Count == 0
            ? FrozenDictionary<string, bool>.Empty
            : conditionVariables.ToDictionary(name => name, name => Holds(name, variables), StringComparer.Ordinal);
        return new OperationPlan(this, conditions);
    }

    private static bool Holds(string variable, VariableValues variables) => variables.Find(variable, out var value) && value is true;
}

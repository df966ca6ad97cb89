using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.8.1: an operation defines a variable once.</summary>
internal sealed class VariableUniquenessRule(ValidationContext context) : ValidationRule(context, "Variable-Uniqueness")
{
    public override void EnterOperation(OperationDefinitionNode node)
    {
        if (node.VariableDefinitions.Length < 2)
        {
            return;
        }

        var firsts = new Dictionary<string, VariableNode>(StringComparer.Ordinal);
        foreach (var definition in node.VariableDefinitions)
        {
            var variable = definition.Variable;
            if (!firsts.TryAdd(variable.Name.Value, variable))
            {
                Report($"There can be only one variable named {Shorten.Quote(variable.Name.Value)}.", firsts[variable.Name.Value], variable);
            }
        }
    }
}

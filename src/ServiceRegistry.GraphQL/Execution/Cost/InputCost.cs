using System.Text.Json;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>What it costs to give values: the weights of the input fields in them. Recursion is as deep as the values, which are bounded.</summary>
internal static class InputCost
{
    public static bool IsPossible(InputValue input) => input.Cost > 0 || IsPossible(input.Type);

    public static bool IsPossible(GraphQLType type) => type.Named is InputObjectType { HasCosts: true };

    /// <summary>A value that came as JSON, and has been found to be of the type.</summary>
    public static double Of(GraphQLType type, JsonElement json)
    {
        if (!IsPossible(type))
        {
            return 0;
        }

        var cost = 0d;
        switch (type.NullableType, json.ValueKind)
        {
            case (ListType list, JsonValueKind.Array):
                foreach (var item in json.EnumerateArray())
                {
                    cost += Of(list.OfType, item);
                }

                break;
            case (ListType list, not JsonValueKind.Null):
                cost = Of(list.OfType, json);
                break;
            case (InputObjectType input, JsonValueKind.Object):
                foreach (var property in json.EnumerateObject())
                {
                    cost += OfField(input, property);
                }

                break;
        }

        return cost;
    }

    /// <summary>A literal without variables.</summary>
    public static double Of(GraphQLType type, ValueNode literal)
    {
        var variables = new List<VariableCost>();
        var cost = 0d;
        Add(type, 0, literal, ref cost, variables);
        return cost;
    }

    /// <summary>Adds what a literal costs, and what else the variables in it will cost.</summary>
    /// <param name="weight">What it costs that a value is given at all.</param>
    public static void Add(GraphQLType type, double weight, ValueNode literal, ref double cost, List<VariableCost> variables)
    {
        switch (literal)
        {
            case NullValueNode:
                return;
            case VariableNode variable:
                if (weight > 0 || IsPossible(type))
                {
                    variables.Add(new VariableCost(variable.Name.Value, weight));
                }

                return;
        }

        cost += weight;
        if (!IsPossible(type))
        {
            return;
        }

        switch (type.NullableType, literal)
        {
            case (ListType list, ListValueNode items):
                foreach (var item in items.Items)
                {
                    Add(list.OfType, 0, item, ref cost, variables);
                }

                break;
            case (ListType list, _):
                Add(list.OfType, 0, literal, ref cost, variables);
                break;
            case (InputObjectType input, ObjectValueNode fields):
                foreach (var field in fields.Fields.Where(f => input.IndexOf(f.Name.Value) >= 0))
                {
                    var definition = input.Fields[input.IndexOf(field.Name.Value)];
                    Add(definition.Type, definition.Cost, field.Value, ref cost, variables);
                }

                break;
        }
    }

    private static double OfField(InputObjectType input, JsonProperty property)
    {
        if (property.Value.ValueKind == JsonValueKind.Null || input.IndexOf(property.Name) is not (>= 0 and var index))
        {
            return 0;
        }

        return input.Fields[index].Cost + Of(input.Fields[index].Type, property.Value);
    }
}

/// <summary>A variable where its value costs.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Weight">What it costs that a value is given at all.</param>
internal readonly record struct VariableCost(string Name, double Weight);

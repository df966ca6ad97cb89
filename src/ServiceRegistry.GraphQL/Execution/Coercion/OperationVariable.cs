using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A variable that an operation defines, its default coerced once.</summary>
internal sealed class OperationVariable
{
    public OperationVariable(Schema schema, VariableDefinitionNode node)
    {
        Name = node.Variable.Name.Value;
        Type = schema.FindType(node.Type) ?? throw new InvalidOperationException($"The type of ${Name} is not in the schema.");
        DefaultLiteral = node.DefaultValue;
        Default = node.DefaultValue is { } literal ? InputCoercion.CoerceLiteral(Type, literal, VariableValues.None) : null;
        Node = node;
    }

    public string Name { get; }

    public GraphQLType Type { get; }

    public ValueNode? DefaultLiteral { get; }

    public object? Default { get; }

    public VariableDefinitionNode Node { get; }
}

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Definitions of a type system.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteTypeSystem(SyntaxNode node)
    {
        switch (node)
        {
            case TypeDefinitionNode type:
                WriteTypeDefinition(type);
                break;
            case SchemaDefinitionNode schema:
                WriteDescription(schema.Description);
                output.Append("schema");
                WriteDirectives(schema.Directives);
                WriteBody(schema.OperationTypes);
                break;
            case OperationTypeDefinitionNode operation:
                output.Append(Keyword(operation.Operation)).Append(": ");
                WriteType(operation.Type);
                break;
            case ExtensionNode extension:
                output.Append("extend ");
                Enter();
                Write(extension.Definition);
                depth--;
                break;
            case DirectiveDefinitionNode directive:
                WriteDescription(directive.Description);
                output.Append("directive @").Append(directive.Name.Value);
                WriteInputValues(directive.Arguments);
                output.Append(directive.IsRepeatable ? " repeatable on " : " on ");
                WriteJoined(directive.Locations, " | ");
                break;
            case FieldDefinitionNode field:
                WriteDescription(field.Description);
                output.Append(field.Name.Value);
                WriteInputValues(field.Arguments);
                output.Append(": ");
                WriteType(field.Type);
                WriteDirectives(field.Directives);
                break;
            case InputValueDefinitionNode input:
                WriteDescription(input.Description);
                WriteTyped(input.Name, input.Type, input.DefaultValue, input.Directives);
                break;
            case EnumValueDefinitionNode value:
                WriteDescription(value.Description);
                output.Append(value.Name.Value);
                WriteDirectives(value.Directives);
                break;
            default:
                throw new ArgumentException($"{node.GetType()} is no kind of node.", nameof(node));
        }
    }

    private void WriteTypeDefinition(TypeDefinitionNode type)
    {
        WriteDescription(type.Description);
        output.Append(type switch
        {
            ScalarTypeDefinitionNode => "scalar ",
            ObjectTypeDefinitionNode => "type ",
            InterfaceTypeDefinitionNode => "interface ",
            UnionTypeDefinitionNode => "union ",
            EnumTypeDefinitionNode => "enum ",
            InputObjectTypeDefinitionNode => "input ",
            _ => throw new ArgumentException($"{type.GetType()} is no kind of type definition.", nameof(type)),
        });
        output.Append(type.Name.Value);
        if (type is ComplexTypeDefinitionNode { Interfaces.Length: > 0 } complex)
        {
            output.Append(" implements ");
            WriteJoined(complex.Interfaces, " & ");
        }

        WriteDirectives(type.Directives);
        switch (type)
        {
            case ComplexTypeDefinitionNode { Fields: var fields }:
                WriteBody(fields);
                break;
            case EnumTypeDefinitionNode { Values: var values }:
                WriteBody(values);
                break;
            case InputObjectTypeDefinitionNode { Fields: var fields }:
                WriteBody(fields);
                break;
            case UnionTypeDefinitionNode { Types: { Length: > 0 } members }:
                output.Append(" = ");
                WriteJoined(members, " | ");
                break;
        }
    }

    private void WriteBody(IReadOnlyList<SyntaxNode> nodes)
    {
        if (nodes.Count > 0)
        {
            output.Append(' ');
            WriteLines(nodes, '{', '}');
        }
    }

    private void WriteInputValues(IReadOnlyList<InputValueDefinitionNode> values) =>
        WriteParenthesised(values, values.Any(v => v.Description is not null));
}

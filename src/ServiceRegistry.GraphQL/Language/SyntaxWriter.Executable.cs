namespace ServiceRegistry.GraphQL.Language;

/// <summary>Operations, fragments and selections.</summary>
internal sealed partial class SyntaxWriter
{
    private bool TryWriteExecutable(SyntaxNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteDescription(fragment.Description);
                output.Append("fragment ").Append(fragment.Name.Value).Append(" on ").Append(fragment.TypeCondition.Name.Value);
                WriteDirectives(fragment.Directives);
                output.Append(' ');
                Write(fragment.SelectionSet);
                break;
            case VariableDefinitionNode variable:
                WriteDescription(variable.Description);
                WriteTyped(variable.Variable, variable.Type, variable.DefaultValue, variable.Directives);
                break;
            case SelectionSetNode selectionSet:
                WriteLines(selectionSet.Selections, '{', '}');
                break;
            case FieldNode field:
                WriteField(field);
                break;
            case FragmentSpreadNode spread:
                output.Append("...").Append(spread.Name.Value);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                output.Append("...");
                if (fragment.TypeCondition is { } condition)
                {
                    output.Append(" on ").Append(condition.Name.Value);
                }

                WriteDirectives(fragment.Directives);
                output.Append(' ');
                Write(fragment.SelectionSet);
                break;
            case ArgumentNode argument:
                WriteNamed(argument.Name, argument.Value);
                break;
            case ObjectFieldNode field:
                WriteNamed(field.Name, field.Value);
                break;
            case DirectiveNode directive:
                output.Append('@').Append(directive.Name.Value);
                WriteArguments(directive.Arguments);
                break;
            default:
                return false;
        }

        return true;
    }

    private void WriteOperation(OperationDefinitionNode operation)
    {
        // Behind a type without a body the braces would become its body.
        var canBeShort = output.Length == 0 || (output.Length > 2 && output[^3] == '}');
        var isShort = canBeShort && operation is
        {
            Operation: OperationType.Query, Description: null, Name: null, VariableDefinitions.Length: 0, Directives.Length: 0,
        };
        if (!isShort)
        {
            WriteDescription(operation.Description);
            output.Append(Keyword(operation.Operation));
            output.Append(operation.Name is { } name ? $" {name.Value}" : operation.VariableDefinitions.Length > 0 ? " " : "");
            WriteParenthesised(operation.VariableDefinitions, operation.VariableDefinitions.Any(v => v.Description is not null));
            WriteDirectives(operation.Directives);
            output.Append(' ');
        }

        Write(operation.SelectionSet);
    }

    private void WriteField(FieldNode field)
    {
        if (field.Alias is { } alias)
        {
            output.Append(alias.Value).Append(": ");
        }

        output.Append(field.Name.Value);
        WriteArguments(field.Arguments);
        WriteDirectives(field.Directives);
        if (field.SelectionSet is { } selectionSet)
        {
            output.Append(' ');
            Write(selectionSet);
        }
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments) => WriteParenthesised(arguments, onLines: false);

    private void WriteParenthesised(IReadOnlyList<SyntaxNode> nodes, bool onLines)
    {
        if (nodes.Count == 0)
        {
            return;
        }

        if (onLines)
        {
            WriteLines(nodes, '(', ')');
            return;
        }

        output.Append('(');
        WriteJoined(nodes, ", ");
        output.Append(')');
    }

    private void WriteNamed(NameNode name, ValueNode value)
    {
        output.Append(name.Value).Append(": ");
        WriteValue(value);
    }

    private void WriteTyped(SyntaxNode name, TypeNode type, ValueNode? defaultValue, IReadOnlyList<DirectiveNode> directives)
    {
        Write(name);
        output.Append(": ");
        WriteType(type);
        if (defaultValue is not null)
        {
            output.Append(" = ");
            WriteValue(defaultValue);
        }

        WriteDirectives(directives);
    }

    private static string Keyword(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}

using System.Globalization;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>Values and references to types.</summary>
internal sealed partial class SyntaxWriter
{
    private void WriteValue(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                output.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                output.Append(number.Value);
                break;
            case FloatValueNode number:
                output.Append(number.Value);
                break;
            case StringValueNode text:
                WriteString(text);
                break;
            case BooleanValueNode boolean:
                output.Append(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                output.Append("null");
                break;
            case EnumValueNode enumValue:
                output.Append(enumValue.Value);
                break;
            case ListValueNode list:
                Enter();
                output.Append('[');
                WriteJoined(list.Items, ", ");
                output.Append(']');
                depth--;
                break;
            case ObjectValueNode { Fields.Length: 0 }:
                output.Append("{}");
                break;
            case ObjectValueNode obj:
                Enter();
                output.Append("{ ");
                WriteJoined(obj.Fields, ", ");
                output.Append(" }");
                depth--;
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is no kind of value.", nameof(value));
        }
    }

    private void WriteType(TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named:
                output.Append(named.Name.Value);
                break;
            case ListTypeNode list:
                Enter();
                output.Append('[');
                WriteType(list.Type);
                output.Append(']');
                depth--;
                break;
            case NonNullTypeNode { Type: not NonNullTypeNode } nonNull:
                WriteType(nonNull.Type);
                output.Append('!');
                break;
            default:
                throw new ArgumentException($"{type.GetType()} is no kind of type here.", nameof(type));
        }
    }

    private void WriteString(StringValueNode text)
    {
        if (text.Block && BlockString.CanPrintOnOneLine(text.Value))
        {
            output.Append("\"\"\"").Append(EscapeBlock(text.Value)).Append("\"\"\"");
        }
        else if (text.Block && BlockString.CanPrint(text.Value))
        {
            output.Append("\"\"\"");
            foreach (var line in EscapeBlock(text.Value).Split('\n'))
            {
                if (line.Length == 0)
                {
                    output.Append('\n');
                    continue;
                }

                NewLine();
                output.Append(line);
            }

            NewLine();
            output.Append("\"\"\"");
        }
        else
        {
            WriteQuoted(text.Value);
        }
    }

    private static string EscapeBlock(string value) => value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);

    private void WriteQuoted(string value)
    {
        output.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    output.Append('\\').Append(c);
                    break;
                case '\n':
                    output.Append("\\n");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case '\b':
                    output.Append("\\b");
                    break;
                case '\f':
                    output.Append("\\f");
                    break;
                default:
                    if (char.IsControl(c))
                    {
                        output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                    }
                    else
                    {
                        output.Append(c);
                    }

                    break;
            }
        }

        output.Append('"');
    }
}

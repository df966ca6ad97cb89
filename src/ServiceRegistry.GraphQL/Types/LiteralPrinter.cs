using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Writes values as GraphQL does: defaults in introspection and SDL, refused literals in messages.</summary>
internal static class LiteralPrinter
{
    public static string Print(ValueNode value)
    {
        var text = new StringBuilder();
        Print(value, text);
        return text.ToString();
    }

    /// <summary>A quoted string with its escapes (section 2.10.4).</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or (>= '\u007f' and < '\u00a0') => text.Append($"\\u{(int)c:X4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }

    // Recursion is as deep as the literal, which the parser has bounded.
    private static void Print(ValueNode value, StringBuilder text)
    {
        switch (value)
        {
            case VariableNode variable:
                text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode number:
                text.Append(number.Value);
                break;
            case FloatValueNode number:
                text.Append(number.Value);
                break;
            case StringValueNode s:
                text.Append(Quote(s.Value));
                break;
            case BooleanValueNode truth:
                text.Append(truth.Value ? "true" : "false");
                break;
            case EnumValueNode name:
                text.Append(name.Value);
                break;
            case ListValueNode list:
                text.Append('[');
                Join(list.Items, Print, text);
                text.Append(']');
                break;
            case ObjectValueNode fields:
                text.Append('{');
                Join(fields.Fields, PrintField, text);
                text.Append('}');
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void PrintField(ObjectFieldNode field, StringBuilder text)
    {
        text.Append(field.Name.Value).Append(": ");
        Print(field.Value, text);
    }

    private static void Join<T>(IReadOnlyList<T> items, Action<T, StringBuilder> print, StringBuilder text)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                text.Append(", ");
            }

            print(items[i], text);
        }
    }
}

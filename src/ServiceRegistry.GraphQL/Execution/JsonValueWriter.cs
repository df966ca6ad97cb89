using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Writes plain CLR values as JSON: the extensions of errors and answers, and values of the scalar <c>Any</c>.</summary>
internal static class JsonValueWriter
{
    private const int MaxDepth = 64;

    public static void Write(object? value, ResponseWriter output) => Write(value, output, 0);

    public static void WriteObject(IEnumerable<KeyValuePair<string, object?>> entries, ResponseWriter output) => WriteObject(entries, output, 0);

    private static void Write(object? value, ResponseWriter output, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InvalidOperationException($"A JSON value is nested deeper than {MaxDepth}.");
        }

        switch (value)
        {
            case null:
                output.WriteNull();
                break;
            case string text:
                output.WriteString(text);
                break;
            case bool truth:
                output.WriteBoolean(truth);
                break;
            case double number when double.IsFinite(number):
                output.WriteNumber(number);
                break;
            case float number when float.IsFinite(number):
                output.WriteNumber((double)number);
                break;
            case decimal number:
                output.WriteNumber(number);
                break;
            case JsonElement { ValueKind: JsonValueKind.Undefined }:
                output.WriteNull();
                break;
            case JsonElement json:
                output.WriteJson(json);
                break;
            case JsonNode node:
                output.WriteRaw(Encoding.UTF8.GetBytes(node.ToJsonString()));
                break;
            case IEnumerable<KeyValuePair<string, object?>> entries:
                WriteObject(entries, output, depth);
                break;
            case IEnumerable items:
                WriteList(items, output, depth);
                break;
            default:
                WriteOther(value, output);
                break;
        }
    }

    private static void WriteOther(object value, ResponseWriter output)
    {
        if (WholeNumber.TryRead(value, out var number))
        {
            output.WriteNumber(number);
        }
        else
        {
            // Whatever else has a text: enums, ids, times.
            output.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    private static void WriteObject(IEnumerable<KeyValuePair<string, object?>> entries, ResponseWriter output, int depth)
    {
        output.WriteByte((byte)'{');
        var first = true;
        foreach (var (name, value) in entries)
        {
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            first = false;
            output.WriteString(name);
            output.WriteByte((byte)':');
            Write(value, output, depth + 1);
        }

        output.WriteByte((byte)'}');
    }

    private static void WriteList(IEnumerable items, ResponseWriter output, int depth)
    {
        output.WriteByte((byte)'[');
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                output.WriteByte((byte)',');
            }

            first = false;
            Write(item, output, depth + 1);
        }

        output.WriteByte((byte)']');
    }
}

using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Any JSON; a literal means the JSON that it looks like, an enum's name its text.</summary>
internal sealed class AnyType() : ScalarType("Any", "Any JSON value.")
{
    public override string SpecifiedByUrl => "https://scalars.graphql.org/chillicream/any.html";

    public override Type RuntimeType => typeof(JsonElement);

    public override object ParseLiteral(ValueNode literal)
    {
        using var json = new ResponseWriter(256);
        WriteLiteral(literal, json);
        return JsonElement.Parse(json.Written.Span, new JsonDocumentOptions { MaxDepth = ParserOptions.DepthCeiling });
    }

    public override object ParseValue(JsonElement json)
    {
        CheckText(json);
        return json.Clone();
    }

    public override void Serialize(object value, ResponseWriter output) => JsonValueWriter.Write(value, output);

    // The reader of the JSON and the parser of the literal have bounded the depth of both recursions below.
    private void WriteLiteral(ValueNode literal, ResponseWriter json)
    {
        switch (literal)
        {
            case IntValueNode number:
                json.WriteRaw(System.Text.Encoding.UTF8.GetBytes(number.Value));
                break;
            case FloatValueNode number:
                json.WriteRaw(System.Text.Encoding.UTF8.GetBytes(number.Value));
                break;
            case StringValueNode text:
                json.WriteString(InputText.Check(this, text.Value));
                break;
            case BooleanValueNode truth:
                json.WriteBoolean(truth.Value);
                break;
            case EnumValueNode name:
                json.WriteString(name.Value);
                break;
            case ListValueNode list:
                WriteItems('[', list.Items, (item, output) => WriteLiteral(item, output), ']', json);
                break;
            case ObjectValueNode fields:
                WriteItems('{', fields.Fields, WriteField, '}', json);
                break;
            default:
                json.WriteNull();
                break;
        }
    }

    private void WriteField(ObjectFieldNode field, ResponseWriter json)
    {
        json.WriteString(field.Name.Value);
        json.WriteByte((byte)':');
        WriteLiteral(field.Value, json);
    }

    private static void WriteItems<T>(char open, IReadOnlyList<T> items, Action<T, ResponseWriter> write, char close, ResponseWriter json)
    {
        json.WriteByte((byte)open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                json.WriteByte((byte)',');
            }

            write(items[i], json);
        }

        json.WriteByte((byte)close);
    }

    private void CheckText(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.String:
                InputText.Read(this, json);
                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    CheckText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in json.EnumerateObject())
                {
                    InputText.Check(this, property.Name);
                    CheckText(property.Value);
                }

                break;
        }
    }
}

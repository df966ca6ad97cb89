using System.Globalization;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.5.3.</summary>
internal sealed class StringType() : ScalarType("String", "Text."), ILeafWriter<string>
{
    private const string Expected = "a string";

    public override Type RuntimeType => typeof(string);

    internal override bool IsAtomic => true;

    public override object ParseLiteral(ValueNode literal) =>
        literal is StringValueNode text ? InputText.Check(this, text.Value) : throw ScalarErrors.Literal(this, literal, Expected);

    public override object ParseValue(JsonElement json) =>
        json.ValueKind == JsonValueKind.String ? InputText.Read(this, json) : throw ScalarErrors.Value(this, json, Expected);

    public override void Serialize(object value, ResponseWriter output)
    {
        switch (value)
        {
            case string text:
                output.WriteString(text);
                break;
            case bool truth:
                output.WriteString(truth ? "true" : "false");
                break;
            case char or int or long or short or ushort or byte or sbyte or uint or ulong or double or float or decimal or Guid:
                output.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            case Uri uri:
                output.WriteString(uri.OriginalString);
                break;
            default:
                throw ScalarErrors.Result(this, value);
        }
    }

    public bool TryWrite(string? value, ResponseWriter output)
    {
        if (value is null)
        {
            return false;
        }

        output.WriteString(value);
        return true;
    }
}

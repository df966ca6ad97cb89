using System.Globalization;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.5.2.</summary>
internal sealed class FloatType() : ScalarType("Float", "A finite number of double precision (IEEE 754).")
{
    private const string Expected = "a finite number";

    public override Type RuntimeType => typeof(double);

    internal override bool IsAtomic => true;

    public override object ParseLiteral(ValueNode literal)
    {
        var text = literal switch
        {
            IntValueNode number => number.Value,
            FloatValueNode number => number.Value,
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw ScalarErrors.Literal(this, literal, Expected);
    }

    public override object ParseValue(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var value) && double.IsFinite(value)
            ? value
            : throw ScalarErrors.Value(this, json, Expected);

    public override void Serialize(object value, ResponseWriter output)
    {
        switch (value)
        {
            case double number when double.IsFinite(number):
                output.WriteNumber(number);
                break;
            case float number when float.IsFinite(number):
                // By way of decimal digits, so that 0.1f is answered as 0.1.
                output.WriteNumber(double.Parse(number.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
                break;
            case decimal number:
                output.WriteNumber(number);
                break;
            case ulong number:
                output.WriteNumber((decimal)number);
                break;
            default:
                output.WriteNumber(WholeNumber.TryRead(value, out var whole) ? whole : throw ScalarErrors.Result(this, value));
                break;
        }
    }
}

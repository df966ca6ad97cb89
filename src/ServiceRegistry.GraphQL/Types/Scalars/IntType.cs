using System.Globalization;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.5.1.</summary>
internal sealed class IntType() : ScalarType("Int", "A whole number from -2147483648 to 2147483647."), ILeafWriter<int>
{
    private const string Expected = "a whole number from -2147483648 to 2147483647";

    public override Type RuntimeType => typeof(int);

    internal override bool IsAtomic => true;

    public override object ParseLiteral(ValueNode literal) =>
        literal is IntValueNode number && int.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ScalarErrors.Literal(this, literal, Expected);

    public override object ParseValue(JsonElement json) => json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out var value)
        ? value
        : throw ScalarErrors.Value(this, json, Expected);

    public override void Serialize(object value, ResponseWriter output)
    {
        if (WholeNumber.TryRead(value, out var number) && number is >= int.MinValue and <= int.MaxValue)
        {
            output.WriteNumber(number);
            return;
        }

        throw ScalarErrors.Result(this, value);
    }

    public bool TryWrite(int value, ResponseWriter output)
    {
        output.WriteNumber(value);
        return true;
    }
}

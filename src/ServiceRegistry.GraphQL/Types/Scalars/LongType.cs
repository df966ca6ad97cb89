using System.Globalization;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Whole numbers of 64 bits, as JSON numbers.</summary>
internal sealed class LongType() : ScalarType("Long", "A whole number of 64 bits."), ILeafWriter<long>
{
    private const string Expected = "a whole number of 64 bits";

    public override string SpecifiedByUrl => "https://scalars.graphql.org/chillicream/long.html";

    public override Type RuntimeType => typeof(long);

    internal override bool IsAtomic => true;

    public override object ParseLiteral(ValueNode literal) =>
        literal is IntValueNode number && long.TryParse(number.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw ScalarErrors.Literal(this, literal, Expected);

    public override object ParseValue(JsonElement json) => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var value)
        ? value
        : throw ScalarErrors.Value(this, json, Expected);

    public override void Serialize(object value, ResponseWriter output) =>
        output.WriteNumber(WholeNumber.TryRead(value, out var number) ? number : throw ScalarErrors.Result(this, value));

    public bool TryWrite(long value, ResponseWriter output)
    {
        output.WriteNumber(value);
        return true;
    }
}

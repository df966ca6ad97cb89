using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.5.4.</summary>
internal sealed class BooleanType() : ScalarType("Boolean", "True or false."), ILeafWriter<bool>
{
    private const string Expected = "true or false";

    // Boxed once: variables and literals share them.
    private static readonly object True = true;
    private static readonly object False = false;

    public override Type RuntimeType => typeof(bool);

    internal override bool IsAtomic => true;

    public override object ParseLiteral(ValueNode literal) =>
        literal is BooleanValueNode truth ? truth.Value ? True : False : throw ScalarErrors.Literal(this, literal, Expected);

    public override object ParseValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => True,
        JsonValueKind.False => False,
        _ => throw ScalarErrors.Value(this, json, Expected),
    };

    public override void Serialize(object value, ResponseWriter output) =>
        output.WriteBoolean(value is bool truth ? truth : throw ScalarErrors.Result(this, value));

    public bool TryWrite(bool value, ResponseWriter output)
    {
        output.WriteBoolean(value);
        return true;
    }
}

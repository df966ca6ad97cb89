using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>
/// A scalar whose values are written as strings: the way to define one of one's own is to derive from this class, say how text is read and
/// written, and use one instance in the whole schema.
/// </summary>
/// <typeparam name="T">The CLR type of the values.</typeparam>
/// <param name="name">The name.</param>
/// <param name="description">What it is.</param>
/// <param name="expected">What is expected, as it stands in messages: <c>a version such as 1.2.3</c>.</param>
/// <param name="specifiedByUrl">Where the format is specified; null where it is not.</param>
public abstract class TextScalarType<T>(string name, string? description, string expected, string? specifiedByUrl = null)
    : ScalarType(name, description)
    where T : notnull
{
    /// <inheritdoc />
    public sealed override string? SpecifiedByUrl => specifiedByUrl;

    /// <inheritdoc />
    public sealed override Type RuntimeType => typeof(T);

    internal sealed override bool IsAtomic => true;

    /// <inheritdoc />
    public sealed override object ParseLiteral(ValueNode literal) => literal is StringValueNode text
        ? Parse(InputText.Check(this, text.Value))
        : throw ScalarErrors.Literal(this, literal, expected);

    /// <inheritdoc />
    public sealed override object ParseValue(JsonElement json) => json.ValueKind == JsonValueKind.String
        ? Parse(InputText.Read(this, json))
        : throw ScalarErrors.Value(this, json, expected);

    /// <inheritdoc />
    public override void Serialize(object value, ResponseWriter output) =>
        output.WriteString(value is T typed ? Format(typed) : throw ScalarErrors.Result(this, value));

    /// <summary>Reads a value from its text.</summary>
    /// <param name="text">The text, without U+0000 and unpaired surrogates.</param>
    /// <param name="value">The value.</param>
    /// <returns>False where the text is malformed.</returns>
    protected abstract bool TryParse(string text, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value as text; its <c>ToString</c> unless overridden.</summary>
    /// <param name="value">The value.</param>
    protected virtual string Format(T value) => value.ToString()!;

    private object Parse(string text) => TryParse(text, out var value) ? value : throw ScalarErrors.Text(this, text, expected);
}

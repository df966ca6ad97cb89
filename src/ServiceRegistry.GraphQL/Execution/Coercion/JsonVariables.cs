using System.Text.Json;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Input coercion (chapter 3) of variables in one pass over their bytes, for values that are good. Where one is not, <see cref="InputCoercion"/>
/// says what is wrong with it: nothing here has an error of its own, and both give the same values.
/// </summary>
internal static class JsonVariables
{
    private static readonly object True = true;
    private static readonly object False = false;

    /// <summary>Reads the variables of a request; false where something is not good.</summary>
    /// <param name="definitions">The operation's variables.</param>
    /// <param name="json">A JSON object that is known to be well-formed.</param>
    /// <param name="values">Takes the values.</param>
    /// <param name="provided">Takes whether a variable was given or has a default.</param>
    public static bool TryRead(IReadOnlyList<OperationVariable> definitions, ReadOnlySpan<byte> json, object?[] values, bool[] provided)
    {
        try
        {
            return TryReadGiven(definitions, json, values, provided) && TryFillIn(definitions, values, provided);
        }
        catch (Exception exception) when (exception is GraphQLException or InputCoercionException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool TryReadGiven(IReadOnlyList<OperationVariable> definitions, ReadOnlySpan<byte> json, object?[] values, bool[] provided)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(definitions, ref reader);
            reader.Read();
            if (index < 0)
            {
                // Variables that the operation does not define mean nothing.
                reader.Skip();
            }
            else if (TryRead(ref reader, definitions[index].Type, out values[index]))
            {
                provided[index] = true;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryFillIn(IReadOnlyList<OperationVariable> definitions, object?[] values, bool[] provided)
    {
        for (var i = 0; i < provided.Length; i++)
        {
            if (provided[i])
            {
                continue;
            }

            if (definitions[i].DefaultLiteral is not null)
            {
                (values[i], provided[i]) = (definitions[i].Default, true);
            }
            else if (definitions[i].Type is NonNullType)
            {
                return false;
            }
        }

        return true;
    }

    private static int IndexOf(IReadOnlyList<OperationVariable> definitions, ref Utf8JsonReader reader)
    {
        for (var i = 0; i < definitions.Count; i++)
        {
            if (reader.ValueTextEquals(definitions[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    // Recursion is as deep as the JSON, which its reader has bounded, and the type, which the parser has.
    private static bool TryRead(ref Utf8JsonReader reader, GraphQLType type, out object? value)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            value = null;
            return type is not NonNullType;
        }

        switch (type.NullableType)
        {
            case ListType list:
                return TryReadList(ref reader, list, out value);
            case InputObjectType input when reader.TokenType == JsonTokenType.StartObject:
                return TryReadObject(ref reader, input, out value);
            case EnumType names when reader.TokenType == JsonTokenType.String:
                value = names.FindByName(reader.GetString()!)?.RuntimeValue;
                return value is not null;
            case ScalarType scalar:
                value = ReadScalar(ref reader, scalar);
                return value is not null;
            default:
                value = null;
                return false;
        }
    }

    private static object? ReadScalar(ref Utf8JsonReader reader, ScalarType scalar)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when scalar == BuiltInScalars.String || scalar == BuiltInScalars.Id:
                return InputText.Check(scalar, reader.GetString()!);
            case JsonTokenType.Number when scalar == BuiltInScalars.Int:
                return reader.TryGetInt32(out var number) ? number : null;
            case JsonTokenType.True when scalar == BuiltInScalars.Boolean:
                return True;
            case JsonTokenType.False when scalar == BuiltInScalars.Boolean:
                return False;
            default:
                return scalar.ParseValue(JsonElement.ParseValue(ref reader));
        }
    }

    private static bool TryReadList(ref Utf8JsonReader reader, ListType list, out object? value)
    {
        value = null;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            value = TryRead(ref reader, list.OfType, out var single) ? new[] { single } : null;
            return value is not null;
        }

        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!TryRead(ref reader, list.OfType, out var item))
            {
                return false;
            }

            items.Add(item);
        }

        value = items.ToArray();
        return true;
    }

    private static bool TryReadObject(ref Utf8JsonReader reader, InputObjectType type, out object? value)
    {
        value = null;
        var fields = type.Fields;
        var result = new InputFieldValues(new object?[fields.Count], new bool[fields.Count]);
        var next = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var index = IndexOf(fields, next, ref reader);
            if (index < 0)
            {
                return false;
            }

            reader.Read();
            if (!TryRead(ref reader, fields[index].Type, out var given))
            {
                return false;
            }

            result.Values[index] = given is null ? null : RuntimeConversion.Apply(fields[index], given);
            result.Provided[index] = true;
            next = index + 1;
        }

        if (!TryFillIn(type, result) || (type.IsOneOf && !IsOneGiven(result)))
        {
            return false;
        }

        value = type.Create(result);
        return true;
    }

    private static bool TryFillIn(InputObjectType type, InputFieldValues result)
    {
        var fields = type.Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (result.Provided[i])
            {
                continue;
            }

            if (fields[i].DefaultValue is not null)
            {
                result.Values[i] = type.DefaultOf(i);
                result.Provided[i] = true;
            }
            else if (fields[i].Type is NonNullType)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOneGiven(InputFieldValues result) =>
        result.Provided.AsSpan().Count(true) == 1 && result.Values[Array.IndexOf(result.Provided, true)] is not null;

    // Clients mostly give fields in the order in which they are defined: the search begins behind the last one.
    private static int IndexOf(IReadOnlyList<InputValue> fields, int next, ref Utf8JsonReader reader)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var index = next + i < fields.Count ? next + i : next + i - fields.Count;
            if (reader.ValueTextEquals(fields[index].Name))
            {
                return index;
            }
        }

        return -1;
    }
}

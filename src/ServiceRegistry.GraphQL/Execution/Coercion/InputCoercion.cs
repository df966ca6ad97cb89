using System.Text.Json;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Input coercion of chapter 3: literals and JSON become the CLR values that resolvers see.</summary>
internal static class InputCoercion
{
    private const int MaxDepth = 64;

    /// <summary>A literal without variables, as the value of an argument or input field.</summary>
    /// <exception cref="GraphQLException">It is not of the type.</exception>
    public static object? CoerceConstant(InputValue target, ValueNode literal)
    {
        try
        {
            return RuntimeConversion.Apply(target, CoerceLiteral(target.Type, literal, VariableValues.None));
        }
        catch (InputCoercionException exception)
        {
            throw new GraphQLException($"{exception.Path(target.Name)}: {exception.Message}", exception.Code);
        }
    }

    /// <summary>A literal that may hold variables.</summary>
    /// <exception cref="InputCoercionException">It is not of the type.</exception>
    public static object? CoerceLiteral(GraphQLType type, ValueNode literal, VariableValues variables, int depth = 0)
    {
        if (literal is VariableNode variable)
        {
            return Demand(type, variables.Find(variable.Name.Value, out var value) ? value : null, variable);
        }

        if (type is NonNullType nonNull)
        {
            return literal is NullValueNode ? throw MissingValue(type) : CoerceLiteral(nonNull.OfType, literal, variables, depth);
        }

        CountDepth(depth);
        return (type, literal) switch
        {
            (_, NullValueNode) => null,
            (ListType list, ListValueNode items) => CoerceItems(list, items, variables, depth),
            (ListType list, _) => new[] { CoerceLiteral(list.OfType, literal, variables, depth) },
            (InputObjectType input, ObjectValueNode fields) => CoerceFields(input, new LiteralFields(input, fields, variables), depth),
            (InputObjectType, _) => throw Unexpected(type, "an object", SyntaxPrinter.Print(literal)),
            (EnumType names, EnumValueNode name) => FindValue(names, name.Value),
            (EnumType, _) => throw Unexpected(type, "a name without quotes", SyntaxPrinter.Print(literal)),
            _ => ParseScalar((ScalarType)type, literal, static (scalar, l) => scalar.ParseLiteral(l), VariableSubstitution.Apply(literal, variables)),
        };
    }

    /// <summary>A value of JSON.</summary>
    /// <exception cref="InputCoercionException">It is not of the type.</exception>
    public static object? CoerceJson(GraphQLType type, JsonElement json, int depth = 0)
    {
        if (type is NonNullType nonNull)
        {
            return json.ValueKind == JsonValueKind.Null ? throw MissingValue(type) : CoerceJson(nonNull.OfType, json, depth);
        }

        CountDepth(depth);
        return (type, json.ValueKind) switch
        {
            (_, JsonValueKind.Null) => null,
            (ListType list, JsonValueKind.Array) => CoerceItems(list, json, depth),
            (ListType list, _) => new[] { CoerceJson(list.OfType, json, depth) },
            (InputObjectType input, JsonValueKind.Object) => CoerceFields(input, new JsonFields(input, json), depth),
            (InputObjectType, _) => throw Unexpected(type, "an object", json.GetRawText()),
            (EnumType names, JsonValueKind.String) => FindValue(names, InputText.Read(BuiltInScalars.String, json)),
            (EnumType, _) => throw Unexpected(type, "a name as a string", json.GetRawText()),
            _ => ParseScalar((ScalarType)type, json, static (scalar, value) => scalar.ParseValue(value), json),
        };
    }

    private static object?[] CoerceItems(ListType list, ListValueNode items, VariableValues variables, int depth)
    {
        var values = new object?[items.Items.Length];
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                values[i] = CoerceLiteral(list.OfType, items.Items[i], variables, depth + 1);
            }
            catch (InputCoercionException exception)
            {
                throw exception.Below(i);
            }
        }

        return values;
    }

    private static object?[] CoerceItems(ListType list, JsonElement items, int depth)
    {
        var values = new object?[items.GetArrayLength()];
        var i = 0;
        foreach (var item in items.EnumerateArray())
        {
            try
            {
                values[i] = CoerceJson(list.OfType, item, depth + 1);
            }
            catch (InputCoercionException exception)
            {
                throw exception.Below(i);
            }

            i++;
        }

        return values;
    }

    private static object CoerceFields<TFields>(InputObjectType type, TFields given, int depth)
        where TFields : struct, IInputFields
    {
        var fields = type.Fields;
        var result = new InputFieldValues(new object?[fields.Count], new bool[fields.Count]);
        for (var i = 0; i < fields.Count; i++)
        {
            try
            {
                CoerceField(type, i, given, result, depth);
            }
            catch (InputCoercionException exception)
            {
                throw exception.Below(fields[i].Name);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(type, result);
        }

        return Guard((type, result), static given => given.type.Create(given.result));
    }

    private static void CoerceField<TFields>(InputObjectType type, int index, TFields given, InputFieldValues result, int depth)
        where TFields : struct, IInputFields
    {
        var field = type.Fields[index];
        if (given.TryCoerce(index, field, depth + 1, out var value))
        {
            result.Provided[index] = true;
            result.Values[index] = value is null ? null : Guard((field, value), static given => RuntimeConversion.Apply(given.field, given.value));
        }
        else if (field.DefaultValue is { } literal)
        {
            result.Provided[index] = true;
            result.Values[index] = Guard(
                (field, literal, depth),
                static given => RuntimeConversion.Apply(
                    given.field, CoerceLiteral(given.field.Type, given.literal, VariableValues.None, given.depth + 1)));
        }
        else if (field.Type is NonNullType)
        {
            throw MissingValue(field.Type);
        }
    }

    private static void CheckOneOf(InputObjectType type, InputFieldValues result)
    {
        var given = result.Provided.Count(provided => provided);
        if (given != 1)
        {
            throw new InputCoercionException(
                $"{type.Name} takes exactly one of its fields, and {given} are given.",
                given == 0 ? ErrorCodes.OneOfNoField : ErrorCodes.OneOfManyFields);
        }

        if (result.Values[Array.IndexOf(result.Provided, true)] is null)
        {
            throw new InputCoercionException($"The one field given of {type.Name} must not be null.", ErrorCodes.OneOfNull);
        }
    }

    private static object FindValue(EnumType type, string name) => type.FindByName(name)?.RuntimeValue
        ?? throw new InputCoercionException($"{type.Name} has no value {name}.", ErrorCodes.InvalidScalar);

    private static object ParseScalar<T>(ScalarType type, T shown, Func<ScalarType, T, object> parse, T value)
    {
        try
        {
            return parse(type, value);
        }
        catch (GraphQLException exception)
        {
            throw new InputCoercionException(exception.Message, exception.Error.Code);
        }
    }

    // What Convert and Create refuse is told like any other refused value, with its path. The state is handed in: a closure would be made
    // for every field of every input object, given or not.
    private static TResult Guard<TState, TResult>(TState state, Func<TState, TResult> make)
    {
        try
        {
            return make(state);
        }
        catch (GraphQLException exception)
        {
            throw new InputCoercionException(exception.Message, exception.Error.Code);
        }
    }

    private static object? Demand(GraphQLType type, object? value, VariableNode variable) => value is null && type is NonNullType
        ? throw new InputCoercionException($"The variable ${variable.Name} is null where {type} is expected.", ErrorCodes.NonNull)
        : value;

    private static InputCoercionException MissingValue(GraphQLType type) => new($"A value of type {type} is required.", ErrorCodes.NonNull);

    private static InputCoercionException Unexpected(GraphQLType type, string expected, string shown) => new(
        $"{type} cannot be {(shown.Length <= 64 ? shown : $"{shown[..64]}…")}: {expected} is expected.", ErrorCodes.InvalidScalar);

    private static void CountDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new InputCoercionException($"The value is nested deeper than {MaxDepth}.");
        }
    }

    /// <summary>The fields given for an input object, in either notation.</summary>
    private interface IInputFields
    {
        bool TryCoerce(int index, InputValue field, int depth, out object? value);
    }

    private readonly struct LiteralFields : IInputFields
    {
        private readonly ObjectValueNode literal;
        private readonly VariableValues variables;

        public LiteralFields(InputObjectType type, ObjectValueNode literal, VariableValues variables)
        {
            this.literal = literal;
            this.variables = variables;
            foreach (var field in literal.Fields)
            {
                IndexOf(type, field.Name.Value);
            }
        }

        // A variable that is not given leaves its field out (section 3.10).
        public bool TryCoerce(int index, InputValue field, int depth, out object? value)
        {
            var given = literal.Fields.Find(field.Name);
            value = null;
            if (given is null || (given.Value is VariableNode variable && !variables.Find(variable.Name.Value, out _)))
            {
                return false;
            }

            value = CoerceLiteral(field.Type, given.Value, variables, depth);
            return true;
        }
    }

    // Sorted once: to look for each field of the type in each object costs their product.
    private readonly struct JsonFields : IInputFields
    {
        private readonly JsonElement[] byIndex;

        public JsonFields(InputObjectType type, JsonElement json)
        {
            byIndex = new JsonElement[type.Fields.Count];
            foreach (var property in json.EnumerateObject())
            {
                byIndex[IndexOf(type, property.Name)] = property.Value;
            }
        }

        public bool TryCoerce(int index, InputValue field, int depth, out object? value)
        {
            var isGiven = byIndex[index].ValueKind != JsonValueKind.Undefined;
            value = isGiven ? CoerceJson(field.Type, byIndex[index], depth) : null;
            return isGiven;
        }
    }

    private static int IndexOf(InputObjectType type, string name) => type.IndexOf(name) is >= 0 and var index
        ? index
        : throw new InputCoercionException($"{type.Name} has no field {name}.");
}

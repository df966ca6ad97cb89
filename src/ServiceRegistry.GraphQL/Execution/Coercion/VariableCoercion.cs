using System.Text.Json;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>CoerceVariableValues (section 6.1.2).</summary>
internal static class VariableCoercion
{
    /// <summary>The variables of a request; the errors say all that is wrong, one a variable, and are null where nothing is.</summary>
    public static VariableValues CoerceVariableValues(
        IReadOnlyList<OperationVariable> definitions, OperationRequest request, ref List<GraphQLError>? errors)
    {
        if (definitions.Count == 0)
        {
            return VariableValues.None;
        }

        var values = new object?[definitions.Count];
        var provided = new bool[definitions.Count];
        if (!request.VariableBytes.IsEmpty && JsonVariables.TryRead(definitions, request.VariableBytes.Span, values, provided))
        {
            return new VariableValues(definitions, values, provided, request);
        }

        Array.Clear(provided);
        var given = request.Variables;
        for (var i = 0; i < definitions.Count; i++)
        {
            try
            {
                provided[i] = TryCoerce(definitions[i], given, out values[i]);
            }
            catch (InputCoercionException exception)
            {
                (errors ??= []).Add(Error(definitions[i], exception));
            }
        }

        return new VariableValues(definitions, values, provided, request);
    }

    private static bool TryCoerce(OperationVariable variable, JsonElement? given, out object? value)
    {
        value = null;
        if (given is { ValueKind: JsonValueKind.Object } json && json.TryGetProperty(variable.Name, out var element))
        {
            value = InputCoercion.CoerceJson(variable.Type, element);
            return true;
        }

        if (variable.DefaultLiteral is not null)
        {
            value = variable.Default;
            return true;
        }

        return variable.Type is NonNullType
            ? throw new InputCoercionException($"A value of type {variable.Type} is required.", ErrorCodes.NonNull)
            : false;
    }

    private static GraphQLError Error(OperationVariable variable, InputCoercionException exception)
    {
        var path = exception.Path(variable.Name);
        return GraphQLError.At($"The variable ${path} is refused: {exception.Message}", variable.Node) with
        {
            Code = exception.Code is null or ErrorCodes.InvalidScalar ? ErrorCodes.InvalidVariable : exception.Code,
            Extensions = new Dictionary<string, object?> { ["variable"] = variable.Name, ["inputPath"] = path },
        };
    }
}

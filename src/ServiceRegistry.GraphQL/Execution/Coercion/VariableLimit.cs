using System.Text.Json;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Bounds how many values the variables of a request hold, as the parser does for those in the document.</summary>
internal static class VariableLimit
{
    // A value and the comma behind it.
    private const int LeastBytes = 2;

    /// <summary>The refusal of variables with too many values; null where there are not too many.</summary>
    public static GraphQLError? Check(OperationRequest request, int maximum)
    {
        var json = request.VariableBytes.Span;
        return json.Length / LeastBytes > maximum && IsBeyond(json, maximum)
            ? new GraphQLError($"The variables have more than the {maximum} values that are allowed.")
            {
                Code = ErrorCodes.DocumentLimit,
                Extensions = new Dictionary<string, object?> { ["limit"] = "variableValues", ["maximum"] = maximum },
            }
            : null;
    }

    private static bool IsBeyond(ReadOnlySpan<byte> json, int maximum)
    {
        // The object of the variables is none of them.
        var count = -1;
        var reader = new Utf8JsonReader(json);
        while (count <= maximum && reader.Read())
        {
            count += reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject ? 0 : 1;
        }

        return count > maximum;
    }
}

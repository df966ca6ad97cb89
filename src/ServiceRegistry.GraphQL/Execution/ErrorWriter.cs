namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Writes errors as the response format has them (section 7.1.6).</summary>
internal static class ErrorWriter
{
    /// <summary>Writes <c>[…]</c>.</summary>
    public static void WriteList(IReadOnlyList<GraphQLError> errors, ResponseWriter output)
    {
        output.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }

            Write(errors[i], output);
        }

        output.WriteByte((byte)']');
    }

    /// <summary>Writes one error.</summary>
    public static void Write(GraphQLError error, ResponseWriter output)
    {
        output.WriteRaw("{\"message\":"u8);
        output.WriteString(error.Message);
        WriteLocations(error, output);
        WritePath(error, output);
        if (error.Code is not null || error.Extensions is { Count: > 0 })
        {
            output.WriteRaw(",\"extensions\":"u8);
            JsonValueWriter.WriteObject(Extensions(error), output);
        }

        output.WriteByte((byte)'}');
    }

    private static void WriteLocations(GraphQLError error, ResponseWriter output)
    {
        if (error.Locations.Count == 0)
        {
            return;
        }

        for (var i = 0; i < error.Locations.Count; i++)
        {
            output.WriteRaw(i == 0 ? ",\"locations\":[{\"line\":"u8 : ",{\"line\":"u8);
            output.WriteNumber(error.Locations[i].Line);
            output.WriteRaw(",\"column\":"u8);
            output.WriteNumber(error.Locations[i].Column);
            output.WriteByte((byte)'}');
        }

        output.WriteByte((byte)']');
    }

    private static void WritePath(GraphQLError error, ResponseWriter output)
    {
        if (error.Path is not null)
        {
            output.WriteRaw(",\"path\":"u8);
            JsonValueWriter.Write(error.Path, output);
        }
    }

    private static IEnumerable<KeyValuePair<string, object?>> Extensions(GraphQLError error)
    {
        if (error.Code is not null)
        {
            yield return new("code", error.Code);
        }

        foreach (var entry in error.Extensions ?? new Dictionary<string, object?>())
        {
            if (error.Code is null || entry.Key != "code")
            {
                yield return entry;
            }
        }
    }
}

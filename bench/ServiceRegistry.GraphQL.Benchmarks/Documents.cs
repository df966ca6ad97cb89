using System.Text;

namespace ServiceRegistry.GraphQL.Benchmarks;

/// <summary>Documents of some length.</summary>
internal static class Documents
{
    /// <summary>How many times <see cref="Large"/> asks for instances; the limits of aliases and fields leave little more.</summary>
    private const int Pages = 40;

    /// <summary>Everything that the schema says of itself.</summary>
    public static string Introspection()
    {
        using var reader = new StreamReader(typeof(Documents).Assembly.GetManifestResourceStream("introspection.graphql")!);
        return reader.ReadToEnd();
    }

    /// <summary>Many aliased pages, each with its filter and variable, which share fragments.</summary>
    public static string Large()
    {
        var text = new StringBuilder("query Large(");
        for (var page = 0; page < Pages; page++)
        {
            text.Append($"$service{page}: String!, $first{page}: Int = 20, ");
        }

        text.Append(") {\n");
        for (var page = 0; page < Pages; page++)
        {
            text.Append(
                $"  page{page}: instances(where: {{ serviceName: {{ eq: $service{page} }}, or: [{{ status: {{ in: [HEALTHY, DEGRADED] }} }}, {{ tags: {{ some: {{ eq: \"blue\" }} }} }}] }}, " +
                $"order: [{{ key: ASC }}], first: $first{page}) {{ nodes {{ ...Instance service {{ name status }} }} pageInfo {{ hasNextPage endCursor }} }}\n");
        }

        return text.Append("}\n")
            .Append("fragment Instance on Instance { id key version host port ...Health }\n")
            .Append("fragment Health on Instance { status statusReason checks { name status output } }\n")
            .ToString();
    }
}

using System.Collections.Frozen;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A valid document of one schema, with its operations as they are asked for.</summary>
internal sealed class CompiledDocument
{
    private readonly OperationDefinitionNode[] operations;
    private readonly CompiledOperation?[] compiled;

    public CompiledDocument(Schema schema, DocumentNode node, CostOptions costs)
    {
        Schema = schema;
        Costs = costs;
        operations = [.. node.Definitions.OfType<OperationDefinitionNode>()];
        compiled = new CompiledOperation?[operations.Length];
        Fragments = operations.Length == node.Definitions.Length
            ? FrozenDictionary<string, FragmentDefinitionNode>.Empty
            : node.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
        Analysis = new SelectionAnalysis(schema, node, Fragments);
    }

    public Schema Schema { get; }

    /// <summary>The document as UTF-8, where it is kept.</summary>
    public ReadOnlyMemory<byte> Source { get; set; }

    /// <summary>Where it is kept; null where it is not.</summary>
    public DocumentCache? Cache { get; set; }

    public CostOptions Costs { get; }

    public IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; }

    public SelectionAnalysis Analysis { get; }

    /// <summary>GetOperation (section 6.1).</summary>
    /// <exception cref="GraphQLException">The request names no operation of the document, or none where there are several.</exception>
    public CompiledOperation GetOperation(string? operationName)
    {
        var place = string.IsNullOrEmpty(operationName) ? OnlyOperation() : PlaceOf(operationName);

        // Two requests that ask at once may both compile it, and one result is kept.
        return compiled[place] ?? Interlocked.CompareExchange(ref compiled[place], Compile(operations[place]), null) ?? compiled[place]!;
    }

    private int OnlyOperation() => operations.Length == 1
        ? 0
        : throw NotFound($"The document has {operations.Length} operations: the request must name one.");

    private int PlaceOf(string name)
    {
        var place = Array.FindIndex(operations, operation => operation.Name?.Value == name);
        return place >= 0 ? place : throw NotFound($"The document has no operation named {name}.");
    }

    private CompiledOperation Compile(OperationDefinitionNode node) => new(
        this,
        node,
        Schema.RootType(node.Operation)
            ?? throw new GraphQLException(GraphQLError.At($"The schema has no {node.Operation.ToString().ToLowerInvariant()} type.", node)));

    private static GraphQLException NotFound(string message) => new(message, ErrorCodes.OperationNotFound);
}

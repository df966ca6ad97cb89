using System.Collections.Concurrent;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A valid document of one schema, with its operations as they are asked for.</summary>
internal sealed class CompiledDocument
{
    private readonly List<OperationDefinitionNode> operations;
    private readonly ConcurrentDictionary<OperationDefinitionNode, CompiledOperation> compiled = new();

    public CompiledDocument(Schema schema, DocumentNode node, CostOptions costs)
    {
        Schema = schema;
        Costs = costs;
        operations = [.. node.Definitions.OfType<OperationDefinitionNode>()];
        Fragments = node.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name.Value, StringComparer.Ordinal);
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
        var node = string.IsNullOrEmpty(operationName)
            ? operations.Count == 1 ? operations[0] : throw NotFound($"The document has {operations.Count} operations: the request must name one.")
            : operations.Find(operation => operation.Name?.Value == operationName)
                ?? throw NotFound($"The document has no operation named {operationName}.");
        return compiled.TryGetValue(node, out var operation) ? operation : compiled.GetOrAdd(node, Compile);
    }

    private CompiledOperation Compile(OperationDefinitionNode node) => new(
        this,
        node,
        Schema.RootType(node.Operation)
            ?? throw new GraphQLException(GraphQLError.At($"The schema has no {node.Operation.ToString().ToLowerInvariant()} type.", node)));

    private static GraphQLException NotFound(string message) => new(message, ErrorCodes.OperationNotFound);
}

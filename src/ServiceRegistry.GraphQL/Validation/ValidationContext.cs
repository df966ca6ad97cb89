using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>One validation: the document and its schema, what the walk has learnt so far, and the errors.</summary>
public sealed class ValidationContext
{
    private readonly List<GraphQLError> errors = [];
    private Dictionary<FieldNode, SelectedField>? fields;
    private Dictionary<DefinitionNode, List<VariableUsage>>? usages;

    internal ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        Operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        Fragments = new FragmentGraph(document, options.MaxDepth);
        if (Fragments.IsTooDeep)
        {
            ReportLimit(
                "depth",
                options.MaxDepth,
                $"The document has selections more than {options.MaxDepth} levels deep, with its fragments.",
                Fragments.DeepestLocation);
        }
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>The document.</summary>
    public DocumentNode Document { get; }

    /// <summary>What is allowed.</summary>
    public ValidationOptions Options { get; }

    /// <summary>The fragments, and who spreads them.</summary>
    internal FragmentGraph Fragments { get; }

    /// <summary>The places of the response; only where fragments form no cycle, and once the walk is over.</summary>
    internal ResponsePlaces Places => field ??= new(this);

    /// <summary>The operations, in order.</summary>
    internal ImmutableArray<OperationDefinitionNode> Operations { get; }

    /// <summary>True where the types of the schema are asked for: found out by the walk.</summary>
    internal bool HasTypeIntrospection { get; private set; }

    /// <summary>The types at the current place of the walk.</summary>
    public TypeInfo Types { get; } = new();

    /// <summary>The errors so far.</summary>
    internal IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>True once a limit was passed: what is reported later is dropped.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>What the walk learnt of a field; only where fields can meet, or the types of the schema are asked for.</summary>
    internal SelectedField FieldOf(FieldNode node) => fields![node];

    /// <summary>True for a field of a type of the schema, as introspection shows it.</summary>
    internal bool IsOfIntrospectedType(FieldNode node) =>
        fields is not null && fields.TryGetValue(node, out var selected) && selected.ParentType == IntrospectionTypes.Type;

    /// <summary>Keeps what the walk learnt of a field, where a rule may ask for it.</summary>
    internal void Remember(FieldNode node, NamedType? parentType, OutputField? definition)
    {
        var isIntrospection = parentType == IntrospectionTypes.Type;
        HasTypeIntrospection |= isIntrospection;
        if (isIntrospection || Fragments.CanMeet)
        {
            fields ??= new(ReferenceEqualityComparer.Instance);
            fields[node] = new SelectedField(fields.Count, node, parentType, definition);
        }
    }

    /// <summary>The variables used directly in a definition.</summary>
    internal IReadOnlyList<VariableUsage> UsagesIn(DefinitionNode definition) =>
        usages is not null && usages.TryGetValue(definition, out var itsUsages) ? itsUsages : [];

    /// <summary>Keeps where the walk met variables in a definition.</summary>
    internal void Remember(DefinitionNode definition, List<VariableUsage> itsUsages)
    {
        usages ??= new(ReferenceEqualityComparer.Instance);
        usages[definition] = itsUsages;
    }

    internal void Report(GraphQLError error)
    {
        if (IsStopped)
        {
            return;
        }

        if (errors.Count >= Options.MaxErrors)
        {
            ReportLimit("errors", Options.MaxErrors, $"Validation stopped after {Options.MaxErrors} errors.", null);
            return;
        }

        errors.Add(error);
    }

    /// <summary>Ends the validation by a limit.</summary>
    internal void ReportLimit(string limit, int maximum, string message, Location? location)
    {
        if (!IsStopped)
        {
            IsStopped = true;
            errors.Add(DocumentLimit.Exceeded(limit, maximum, message, location));
        }
    }
}

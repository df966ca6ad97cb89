using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>One validation: the document and its schema, what the walk has learnt so far, and the errors.</summary>
public sealed class ValidationContext
{
    private readonly List<GraphQLError> errors = [];
    private readonly Dictionary<FieldNode, SelectedField> fields = new(ReferenceEqualityComparer.Instance);

    internal ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        Fragments = new FragmentGraph(document, options.MaxDepth);
        Places = new ResponsePlaces(this);
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
    internal ResponsePlaces Places { get; }

    /// <summary>
    /// True where fields can meet under one name, or under a name that is not theirs: fragments, names that are selected twice, aliases.
    /// Found out by the walk; most documents have none of it.
    /// </summary>
    internal bool CanMeet { get; set; }

    /// <summary>The types at the current place of the walk.</summary>
    public TypeInfo Types { get; } = new();

    /// <summary>The variables used directly in each definition; filled by the walk.</summary>
    internal Dictionary<DefinitionNode, List<VariableUsage>> VariableUsages { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The errors so far.</summary>
    internal IReadOnlyList<GraphQLError> Errors => errors;

    /// <summary>True once a limit was passed: what is reported later is dropped.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>What the walk learnt of a field.</summary>
    internal SelectedField FieldOf(FieldNode node) => fields[node];

    /// <summary>Keeps what the walk learnt of a field.</summary>
    internal void Remember(FieldNode node, NamedType? parentType, OutputField? definition) =>
        fields[node] = new SelectedField(fields.Count, node, parentType, definition);

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

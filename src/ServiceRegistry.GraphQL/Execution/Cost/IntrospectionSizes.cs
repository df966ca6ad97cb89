using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// How many objects a field of introspection is reckoned to answer: the schema's own number of types, and of the rest what they have on
/// average, so that what is asked of all types together comes out about right. A type that is asked for alone may be the largest of
/// all, and is reckoned as that many average ones.
/// </summary>
internal sealed class IntrospectionSizes
{
    // A type is wrapped once or thrice, or not at all; ways through it are asked for at any length.
    private const double Wrapped = 0.7;

    private readonly Schema schema;
    private readonly Dictionary<string, double> averages = [];
    private readonly double largest;

    public IntrospectionSizes(Schema schema)
    {
        this.schema = schema;
        var complex = schema.Types.OfType<ComplexType>().ToList();
        largest = new[]
        {
            Add("fields", complex.Select(type => type.Fields.Count)),
            Add("interfaces", complex.Select(type => type.Interfaces.Count)),
            Add("possibleTypes", schema.Types.Where(type => type is InterfaceType or UnionType).Select(type => schema.GetPossibleTypes(type).Count)),
            Add("inputFields", schema.Types.OfType<InputObjectType>().Select(type => type.Fields.Count)),
            Add("enumValues", schema.Types.OfType<EnumType>().Select(type => type.Values.Count)),
        }.Max();
        FieldArguments = Average(complex.Sum(type => type.Fields.Sum(field => field.Arguments.Count)), complex.Sum(type => type.Fields.Count));
        DirectiveArguments = Average(schema.Directives.Sum(directive => directive.Arguments.Count), schema.Directives.Count);
    }

    private double FieldArguments { get; }

    private double DirectiveArguments { get; }

    /// <summary>The number for a field of one of the types of introspection, or for one that begins an introspection.</summary>
    public double Of(NamedType type, OutputField field) => (type.Name, field.Name) switch
    {
        ("__Schema", "types") => schema.Types.Count,
        ("__Schema", "directives") => schema.Directives.Count,
        ("__Schema", "queryType" or "mutationType" or "subscriptionType") or (_, "__type") => largest,
        ("__Type", "ofType") => Wrapped,
        ("__Type", var name) => averages.GetValueOrDefault(name, 1),
        ("__Field", "args") => FieldArguments,
        ("__Directive", "args") => DirectiveArguments,
        _ => 1,
    };

    /// <summary>Keeps the average; gives how many averages the largest one is.</summary>
    private double Add(string name, IEnumerable<int> counts)
    {
        var all = counts.ToList();
        var average = averages[name] = Average(all.Sum(), schema.Types.Count);
        return all.Count == 0 ? 1 : Math.Max(1, all.Max() / Math.Max(1, average));
    }

    // Rounded up: of lists in lists the larger ones are met more often.
    private static double Average(int count, int number) => number == 0 ? 0 : Math.Ceiling((double)count / number);
}

using System.Globalization;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>The directives of the GraphQL cost specification, as they show what a schema's fields cost.</summary>
internal static class CostDirectives
{
    private static readonly GraphQLType Text = new NonNullType(BuiltInScalars.String);
    private static readonly GraphQLType Names = new ListType(Text);

    public static IReadOnlyList<Directive> All { get; } =
    [
        new Directive(
            "cost",
            "What it costs to resolve a field, to answer an object, or to give a value.",
            [new InputValue("weight", null, Text)],
            [DirectiveLocation.Object, DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputFieldDefinition]),
        new Directive(
            "listSize",
            "How many objects a field is reckoned to answer.",
            [
                new InputValue("assumedSize", null, BuiltInScalars.Int),
                new InputValue("slicingArguments", null, Names),
                new InputValue("sizedFields", null, Names),
            ],
            [DirectiveLocation.FieldDefinition]),
    ];

    public static string Of(ObjectType type) => type.Cost == DefaultCosts.ObjectField ? "" : Cost(type.Cost);

    public static string Of(InputValue value) => value.Cost == 0 ? "" : Cost(value.Cost);

    public static string Of(OutputField field)
    {
        var cost = field.Cost ?? (field.ResolveAsync is null ? null : DefaultCosts.WaitingField);
        return (cost is { } weight ? Cost(weight) : "") + (field.ListSize is { } size ? Size(size) : "");
    }

    private static string Cost(double weight) => $" @cost(weight: \"{weight.ToString(CultureInfo.InvariantCulture)}\")";

    private static string Size(ListSize size)
    {
        var arguments = new List<string>();
        if (size.AssumedSize is { } assumed)
        {
            arguments.Add($"assumedSize: {assumed.ToString(CultureInfo.InvariantCulture)}");
        }

        Add("slicingArguments", size.SlicingArguments);
        Add("sizedFields", size.SizedFields);
        return arguments.Count == 0 ? "" : $" @listSize({string.Join(", ", arguments)})";

        void Add(string name, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                arguments.Add($"{name}: [{string.Join(", ", values.Select(value => $"\"{value}\""))}]");
            }
        }
    }
}

using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>A request to compare both sides by.</summary>
/// <param name="Document">The document.</param>
/// <param name="OperationName">The operation asked for; null where there is one only.</param>
/// <param name="Variables">The variables, a JSON object.</param>
internal sealed record AgreementRequest(string Document, string? OperationName, string Variables);

/// <summary>Requests by chance, the same for the same seed: most are valid, the others are wrong in one place or in many.</summary>
internal sealed class RandomRequest
{
    private readonly Schema schema;
    private readonly Chance chance;
    private readonly RandomVariables variables;
    private readonly RandomLiterals literals;
    private readonly RandomSelections selections;

    private RandomRequest(Schema schema, int seed)
    {
        this.schema = schema;
        chance = new Chance(seed);
        chance.Wildness = chance.Pick(0, 0, 0, 0.01, 0.03, 0.1);
        variables = new RandomVariables(schema, chance);
        literals = new RandomLiterals(schema, chance, variables);
        selections = new RandomSelections(schema, chance, variables, literals);
    }

    public static AgreementRequest Create(Schema schema, int seed) => new RandomRequest(schema, seed).Create();

    private AgreementRequest Create()
    {
        var count = chance.Often(0.15) ? chance.Between(2, 3) : 1;
        var operations = Enumerable.Range(0, count).Select(i => Operation(i, alone: count == 1)).ToList();
        IEnumerable<string> strangers = chance.Wild() ? ["scalar Stranger"] : [];
        var definitions = operations.Select(o => o.Text).Concat(selections.FragmentDefinitions).Concat(strangers);
        var document = RandomLayout.Of(string.Join(" ", chance.Shuffled(definitions)), chance);
        if (chance.Often(0.3))
        {
            document = new RandomMutation(RandomMutation.NamesOf(schema), chance).Apply(document);
        }

        var asked = chance.Wild() ? "Nowhere" : count == 1 && chance.Often(0.5) ? null : chance.Pick(operations).Name;
        return new AgreementRequest(document, asked, variables.Values(new RandomJson(schema, chance)));
    }

    private (string? Name, string Text) Operation(int index, bool alone)
    {
        var kind = chance.Often(0.7) ? OperationType.Query : chance.Pick(OperationType.Mutation, OperationType.Subscription);
        var (location, most) = kind switch
        {
            OperationType.Query => (DirectiveLocation.Query, 5),
            OperationType.Mutation => (DirectiveLocation.Mutation, 4),
            _ => (DirectiveLocation.Subscription, chance.Wild() ? 2 : 1),
        };
        variables.Used = [];
        var directives = selections.Directives(location);
        var set = selections.SelectionSet(schema.RootType(kind) ?? schema.QueryType, chance.Between(1, 4), most);
        var used = variables.Used;
        var definitions = variables.Definitions(used, literals, () => selections.Directives(DirectiveLocation.VariableDefinition, constant: true));
        var name = alone && chance.Often(0.5) || chance.Wild() ? null : $"Op{(chance.Wild() ? 0 : index)}";
        var isShort = kind == OperationType.Query && name is null && definitions.Length == 0 && directives.Length == 0 && chance.Often(0.8);
        var description = chance.Often(0.05) ? "\"\"\"described\"\"\"" : "";
        var head = isShort ? "" : $"{description} {kind.ToString().ToLowerInvariant()} {name} {definitions} {directives}";
        return (isShort ? null : name, $"{head} {set}");
    }
}

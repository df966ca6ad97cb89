using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>The variables of a document: each name means the same in all its operations.</summary>
/// <param name="schema">The schema.</param>
/// <param name="chance">The choices.</param>
internal sealed class RandomVariables(Schema schema, Chance chance)
{
    private readonly List<Variable> all = [];

    /// <summary>The names used since it was last replaced.</summary>
    public HashSet<string> Used { get; set; } = [];

    /// <summary>A variable that can stand where a value is expected: one of before, or a new one.</summary>
    /// <param name="type">The type expected.</param>
    /// <param name="hasDefault">True where the place has a default.</param>
    /// <param name="inOneOf">True where null must not stand.</param>
    public string For(GraphQLType type, bool hasDefault, bool inOneOf)
    {
        var same = all.Where(v => v.Place == type && v.HasDefault == hasDefault && v.InOneOf == inOneOf).ToList();
        var variable = chance.Wild() && all.Count > 0 ? chance.Pick(all)
            : same.Count > 0 && chance.Often(0.5) ? chance.Pick(same)
            : New(type, hasDefault, inOneOf);
        Used.Add(variable.Name);
        return variable.Name;
    }

    /// <summary>A condition for <c>@skip</c> or <c>@include</c>.</summary>
    public string Condition() => For(new NonNullType(BuiltInScalars.Boolean), hasDefault: false, inOneOf: false);

    /// <summary>The definitions of names, such as <c>$a: Int = 1</c>; empty where there are none.</summary>
    public string Definitions(IEnumerable<string> names, RandomLiterals literals, Func<string> directives)
    {
        var defined = all.Where(v => names.Contains(v.Name)).Where(_ => !chance.Wild()).ToList();
        if (chance.Wild() && all.Count > 0)
        {
            defined.Add(chance.Pick(all));
        }

        return defined.Count == 0 ? "" : $"( {string.Join(" ", chance.Shuffled(defined).Select(Define))} )";

        string Define(Variable variable)
        {
            var text = chance.Often(0.05) ? "\"described\"" : "";
            var needs = variable.NeedsDefault && !chance.Wild();
            var literal = needs ? literals.Constant(new NonNullType(variable.Type.NullableType))
                : chance.Often(0.15) ? literals.Constant(variable.Type)
                : null;
            return $"{text} ${variable.Name} : {variable.Type} {(literal is null ? "" : $"= {literal}")} {directives()}";
        }
    }

    /// <summary>Values for the variables, as a JSON object; some are left out.</summary>
    public string Values(RandomJson json)
    {
        var given = all.Where(v => v.Type is NonNullType && !v.NeedsDefault ? !chance.Wild() : chance.Often(0.7));
        return $"{{{string.Join(",", given.Select(v => $"\"{v.Name}\":{json.Value(v.Type)}"))}}}";
    }

    private Variable New(GraphQLType place, bool hasDefault, bool inOneOf)
    {
        var nullable = place.NullableType;
        var mustNotBeNull = place is NonNullType || inOneOf;
        var needsDefault = mustNotBeNull && !inOneOf && !hasDefault && chance.Often(0.25);
        GraphQLType type = chance.Wild() ? chance.Pick(schema.Types.Where(t => t.IsInputType || chance.Often(0.1)).ToList())
            : mustNotBeNull && !needsDefault && !(hasDefault && chance.Often(0.5)) ? new NonNullType(nullable)
            : !mustNotBeNull && chance.Often(0.3) ? new NonNullType(nullable)
            : nullable;
        var variable = new Variable($"v{all.Count}", place, hasDefault, inOneOf, type, needsDefault);
        all.Add(variable);
        return variable;
    }

    private sealed record Variable(string Name, GraphQLType Place, bool HasDefault, bool InOneOf, GraphQLType Type, bool NeedsDefault);
}

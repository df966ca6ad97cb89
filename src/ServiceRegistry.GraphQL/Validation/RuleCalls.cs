using System.Collections.Concurrent;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// The rules of one validation by what they are called for: most rules look at one kind of node, and the walk calls none for nothing.
/// </summary>
internal sealed class RuleCalls
{
    private static readonly ConcurrentDictionary<Type, HashSet<string>> Overridden = new();

    private readonly ValidationRule[] rules;
    private readonly Places places;

    private RuleCalls(ValidationRule[] rules, Places places)
    {
        this.rules = rules;
        this.places = places;
    }

    public Called Definition => new(rules, places.Definition);

    public Called Operation => new(rules, places.Operation);

    public Called FragmentDefinition => new(rules, places.FragmentDefinition);

    public Called VariableDefinition => new(rules, places.VariableDefinition);

    public Called Field => new(rules, places.Field);

    public Called FragmentSpread => new(rules, places.FragmentSpread);

    public Called InlineFragment => new(rules, places.InlineFragment);

    public Called Arguments => new(rules, places.Arguments);

    public Called Directives => new(rules, places.Directives);

    public Called Value => new(rules, places.Value);

    public Called ObjectValue => new(rules, places.ObjectValue);

    public Called Document => new(rules, places.Document);

    /// <summary>The calls of rules.</summary>
    /// <param name="rules">The rules, in order.</param>
    /// <param name="known">The places of the same kinds of rules, where they were found before.</param>
    public static RuleCalls Of(ValidationRule[] rules, ref Places? known) => new(rules, known ??= new Places(rules));

    private static bool Overrides(ValidationRule rule, string method) =>
        Overridden.GetOrAdd(rule.GetType(), static type =>
        [
            .. type.GetMethods().Where(own => own.DeclaringType != typeof(ValidationRule) && own.DeclaringType != typeof(object)).Select(own => own.Name),
        ]).Contains(method);

    /// <summary>The rules that one call is for, to be enumerated without allocating.</summary>
    public readonly struct Called(ValidationRule[] rules, int[] places)
    {
        public Enumerator GetEnumerator() => new(rules, places);

        public struct Enumerator(ValidationRule[] rules, int[] places)
        {
            private int next = -1;

            public readonly ValidationRule Current => rules[places[next]];

            public bool MoveNext() => ++next < places.Length;
        }
    }

    /// <summary>Where in the list of rules those stand that each call is for.</summary>
    public sealed class Places(ValidationRule[] rules)
    {
        public int[] Definition { get; } = Of(rules, nameof(ValidationRule.EnterDefinition));

        public int[] Operation { get; } = Of(rules, nameof(ValidationRule.EnterOperation));

        public int[] FragmentDefinition { get; } = Of(rules, nameof(ValidationRule.EnterFragmentDefinition));

        public int[] VariableDefinition { get; } = Of(rules, nameof(ValidationRule.EnterVariableDefinition));

        public int[] Field { get; } = Of(rules, nameof(ValidationRule.EnterField));

        public int[] FragmentSpread { get; } = Of(rules, nameof(ValidationRule.EnterFragmentSpread));

        public int[] InlineFragment { get; } = Of(rules, nameof(ValidationRule.EnterInlineFragment));

        public int[] Arguments { get; } = Of(rules, nameof(ValidationRule.EnterArguments));

        public int[] Directives { get; } = Of(rules, nameof(ValidationRule.EnterDirectives));

        public int[] Value { get; } = Of(rules, nameof(ValidationRule.EnterValue));

        public int[] ObjectValue { get; } = Of(rules, nameof(ValidationRule.EnterObjectValue));

        public int[] Document { get; } = Of(rules, nameof(ValidationRule.LeaveDocument));

        private static int[] Of(ValidationRule[] rules, string method) => [.. Enumerable.Range(0, rules.Length).Where(place => Overrides(rules[place], method))];
    }
}

using System.Runtime.CompilerServices;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>The rules, in the order of the specification; behind them the limits that need types.</summary>
internal static class ValidationRules
{
    private static readonly Func<ValidationContext, ValidationRule>[] Rules =
    [
        // 5.1 Documents
        context => new ExecutableDefinitionsRule(context),

        // 5.2 Operations
        context => new OperationTypeExistenceRule(context),
        context => new OperationNameUniquenessRule(context),
        context => new LoneAnonymousOperationRule(context),
        context => new SubscriptionSingleRootFieldRule(context),

        // 5.3 Fields
        context => new FieldSelectionsRule(context),
        context => new FieldSelectionMergingRule(context),
        context => new LeafFieldSelectionsRule(context),

        // 5.4 Arguments
        context => new ArgumentNamesRule(context),
        context => new ArgumentUniquenessRule(context),
        context => new RequiredArgumentsRule(context),

        // 5.5 Fragments
        context => new FragmentNameUniquenessRule(context),
        context => new FragmentSpreadTypeExistenceRule(context),
        context => new FragmentsOnCompositeTypesRule(context),
        context => new FragmentsMustBeUsedRule(context),
        context => new FragmentSpreadTargetDefinedRule(context),
        context => new FragmentSpreadsMustNotFormCyclesRule(context),
        context => new FragmentSpreadIsPossibleRule(context),

        // 5.6 Values
        context => new ValuesOfCorrectTypeRule(context),
        context => new InputObjectFieldNamesRule(context),
        context => new InputObjectFieldUniquenessRule(context),
        context => new InputObjectRequiredFieldsRule(context),

        // 5.7 Directives
        context => new DirectivesAreDefinedRule(context),
        context => new DirectivesAreInValidLocationsRule(context),
        context => new DirectivesAreUniquePerLocationRule(context),

        // 5.8 Variables
        context => new VariableUniquenessRule(context),
        context => new VariablesAreInputTypesRule(context),
        context => new AllVariableUsesDefinedRule(context),
        context => new AllVariablesUsedRule(context),
        context => new AllVariableUsagesAreAllowedRule(context),

        // Limits
        context => new IntrospectionAllowedRule(context),
        context => new IntrospectionNestingRule(context),
        context => new AliasesPerPlaceRule(context),
    ];

    private static readonly ConditionalWeakTable<ValidationOptions, StrongBox<RuleCalls.Places?>> Places = [];

    /// <summary>The rules for one validation: these, then those of the host.</summary>
    internal static RuleCalls Create(ValidationContext context)
    {
        var own = context.Options.Rules;
        var rules = new ValidationRule[Rules.Length + own.Count];
        for (var i = 0; i < rules.Length; i++)
        {
            rules[i] = i < Rules.Length ? Rules[i](context) : own[i - Rules.Length](context);
        }

        // Which rule looks at what is the same for all validations with the same options.
        return RuleCalls.Of(rules, ref Places.GetOrCreateValue(context.Options).Value);
    }
}

using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>
/// The one walk that runs all rules. Its recursion is bounded before it begins: <see cref="FragmentGraph"/> has counted the depth of the
/// selections, and each value is measured here before its rules.
/// </summary>
internal sealed class DocumentWalker(ValidationContext context, RuleCalls calls)
{
    private readonly Schema schema = context.Schema;
    private readonly TypeInfo types = context.Types;
    private List<VariableUsage>? usages;

    internal void Walk()
    {
        foreach (var definition in context.Document.Definitions)
        {
            WalkDefinition(definition);
            if (usages is not null)
            {
                context.Remember(definition, usages);
                usages = null;
            }

            if (context.IsStopped)
            {
                return;
            }
        }

        foreach (var rule in calls.Document)
        {
            rule.LeaveDocument();
            if (context.IsStopped)
            {
                return;
            }
        }
    }

    private void WalkDefinition(DefinitionNode definition)
    {
        foreach (var rule in calls.Definition)
        {
            rule.EnterDefinition(definition);
        }

        switch (definition)
        {
            case OperationDefinitionNode operation:
                WalkOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                foreach (var rule in calls.FragmentDefinition)
                {
                    rule.EnterFragmentDefinition(fragment);
                }

                WalkDirectives(fragment.Directives, DirectiveLocation.FragmentDefinition);
                WalkSelectionSet(fragment.SelectionSet, schema.FindType(fragment.TypeCondition.Name.Value));
                break;
        }
    }

    private void WalkOperation(OperationDefinitionNode operation)
    {
        foreach (var rule in calls.Operation)
        {
            rule.EnterOperation(operation);
        }

        foreach (var variable in operation.VariableDefinitions)
        {
            if (context.IsStopped)
            {
                return;
            }

            var type = schema.FindType(variable.Type);
            foreach (var rule in calls.VariableDefinition)
            {
                rule.EnterVariableDefinition(variable, type);
            }

            if (variable.DefaultValue is { } defaultValue)
            {
                WalkWholeValue(defaultValue, new ValuePosition(type is { IsInputType: true } ? type : null, false, false));
            }

            WalkDirectives(variable.Directives, DirectiveLocation.VariableDefinition);
        }

        WalkDirectives(operation.Directives, operation.Operation switch
        {
            OperationType.Query => DirectiveLocation.Query,
            OperationType.Mutation => DirectiveLocation.Mutation,
            _ => DirectiveLocation.Subscription,
        });
        WalkSelectionSet(operation.SelectionSet, schema.RootType(operation.Operation));
    }

    private void WalkSelectionSet(SelectionSetNode selectionSet, NamedType? parentType)
    {
        var outer = types.ParentType;
        parentType = parentType is ComplexType or UnionType ? parentType : null;
        foreach (var selection in selectionSet.Selections)
        {
            if (context.IsStopped)
            {
                return;
            }

            types.ParentType = parentType;
            switch (selection)
            {
                case FieldNode field:
                    WalkField(field);
                    break;
                case FragmentSpreadNode spread:
                    foreach (var rule in calls.FragmentSpread)
                    {
                        rule.EnterFragmentSpread(spread);
                    }

                    WalkDirectives(spread.Directives, DirectiveLocation.FragmentSpread);
                    break;
                case InlineFragmentNode fragment:
                    foreach (var rule in calls.InlineFragment)
                    {
                        rule.EnterInlineFragment(fragment);
                    }

                    WalkDirectives(fragment.Directives, DirectiveLocation.InlineFragment);
                    WalkSelectionSet(
                        fragment.SelectionSet, fragment.TypeCondition is { } condition ? schema.FindType(condition.Name.Value) : parentType);
                    break;
            }
        }

        types.ParentType = outer;
    }

    private void WalkField(FieldNode node)
    {
        var parentType = types.ParentType;
        var field = parentType is null ? null : schema.FindField(parentType, node.Name.Value);
        types.Field = field;
        context.Remember(node, parentType, field);
        foreach (var rule in calls.Field)
        {
            rule.EnterField(node);
        }

        if (node.Arguments.Length > 0 || field?.Arguments.Count > 0)
        {
            WalkArguments(new ArgumentSet(node, node.Arguments, field?.Arguments) { ParentType = field is null ? null : parentType });
        }

        WalkDirectives(node.Directives, DirectiveLocation.Field);
        if (node.SelectionSet is { } selectionSet)
        {
            WalkSelectionSet(selectionSet, field?.Type.Named);
        }
    }

    private void WalkDirectives(ImmutableArray<DirectiveNode> directives, DirectiveLocation location)
    {
        if (directives.Length == 0)
        {
            return;
        }

        foreach (var rule in calls.Directives)
        {
            rule.EnterDirectives(directives, location);
        }

        foreach (var directive in directives)
        {
            types.Directive = schema.FindDirective(directive.Name.Value);
            WalkArguments(new ArgumentSet(directive, directive.Arguments, types.Directive?.Arguments));
        }

        types.Directive = null;
    }

    private void WalkArguments(ArgumentSet arguments)
    {
        foreach (var rule in calls.Arguments)
        {
            rule.EnterArguments(arguments);
        }

        foreach (var argument in arguments.Given)
        {
            var definition = arguments.Defined?.Find(argument.Name.Value);
            WalkWholeValue(argument.Value, new ValuePosition(definition?.Type, definition?.DefaultValue is not null, false));
        }
    }

    private void WalkWholeValue(ValueNode value, ValuePosition position)
    {
        // Before the rules see it, since scalars read it whole.
        if (ValueDepth.IsWithin(context.Options.MaxDepth, value))
        {
            WalkValue(value, position);
        }
        else
        {
            context.ReportLimit(
                "depth",
                context.Options.MaxDepth,
                $"The document has values more than {context.Options.MaxDepth} levels deep.",
                value.Location);
        }
    }

    private void WalkValue(ValueNode value, ValuePosition position)
    {
        if (context.IsStopped)
        {
            return;
        }

        if (position.Type is { } type)
        {
            foreach (var rule in calls.Value)
            {
                rule.EnterValue(value, type);
            }
        }

        switch (value)
        {
            case VariableNode variable:
                (usages ??= []).Add(new VariableUsage(variable, position.Type, position.HasDefault, position.InOneOf));
                break;
            case ListValueNode list:
                var item = new ValuePosition((position.Type?.NullableType as ListType)?.OfType, false, false);
                foreach (var inner in list.Items)
                {
                    WalkValue(inner, item);
                }

                break;
            case ObjectValueNode obj:
                WalkObject(obj, position.Type is null ? null : ItemType(position.Type) as InputObjectType);
                break;
        }
    }

    private void WalkObject(ObjectValueNode value, InputObjectType? type)
    {
        foreach (var rule in calls.ObjectValue)
        {
            rule.EnterObjectValue(value, type);
        }

        foreach (var node in value.Fields)
        {
            var index = type?.IndexOf(node.Name.Value) ?? -1;
            var field = index < 0 ? null : type!.Fields[index];
            WalkValue(node.Value, new ValuePosition(field?.Type, field?.DefaultValue is not null, field is not null && type!.IsOneOf));
        }
    }

    /// <summary>The type of a value that stands for a list of itself (section 3.11, input coercion).</summary>
    internal static GraphQLType ItemType(GraphQLType type)
    {
        type = type.NullableType;
        while (type is ListType list)
        {
            type = list.OfType.NullableType;
        }

        return type;
    }

    /// <summary>What is expected where a value stands.</summary>
    private readonly record struct ValuePosition(GraphQLType? Type, bool HasDefault, bool InOneOf);
}

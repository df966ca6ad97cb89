using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// What makes two subscriptions the same: what they select, and the values of the variables that matter for it. Arguments that only say
/// where a subscription begins are no part of it, nor are variables that stand nowhere else, layout, or the operation's name.
/// </summary>
/// <param name="Operation">What is selected, printed.</param>
/// <param name="Variables">The variables, printed.</param>
internal sealed record SharingKey(string Operation, string Variables)
{
    /// <summary>Set where it is the same as no other.</summary>
    public object? Alone { get; init; }

    /// <summary>The key of a subscription.</summary>
    public static SharingKey Of(OperationPlan plan, VariableValues variables) =>
        new(plan.SharingText, Print(plan, variables));

    /// <summary>The part that is the same for all requests of an operation.</summary>
    public static string TextOf(OperationPlan plan)
    {
        var text = new StringBuilder();
        var selection = plan.Root.Selections[0];
        text.Append(selection.ResponseName).Append(": ").Append(selection.Field.Name);
        foreach (var argument in selection.Nodes[0].Arguments.OrderBy(a => a.Name.Value, StringComparer.Ordinal))
        {
            if (!selection.Field.Arguments.First(a => a.Name == argument.Name.Value).IsPosition)
            {
                text.AppendLine().Append(argument.Name.Value).Append(": ").Append(SyntaxPrinter.Print(argument.Value));
            }
        }

        foreach (var directive in selection.Nodes.SelectMany(node => node.Directives))
        {
            text.AppendLine().Append(SyntaxPrinter.Print(directive));
        }

        foreach (var set in selection.Nodes.Select(node => node.SelectionSet).OfType<SelectionSetNode>())
        {
            text.AppendLine().Append(SyntaxPrinter.Print(set));
        }

        foreach (var fragment in plan.Operation.Document.Fragments.Values.OrderBy(f => f.Name.Value, StringComparer.Ordinal))
        {
            text.AppendLine().Append(SyntaxPrinter.Print(fragment));
        }

        return text.ToString();
    }

    // A name that stands within text, too, counts as used: at the worst two that are the same are not shared.
    private static string Print(OperationPlan plan, VariableValues variables)
    {
        var text = new StringBuilder();
        foreach (var name in plan.Operation.Variables.Select(variable => variable.Name))
        {
            if (plan.SharingText.Contains($"${name}", StringComparison.Ordinal) && variables.Literal(name) is { } literal)
            {
                text.Append(name).Append(": ").AppendLine(SyntaxPrinter.Print(literal));
            }
        }

        return text.ToString();
    }
}

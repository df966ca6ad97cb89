using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.3.1: the type selected from has the field.</summary>
internal sealed class FieldSelectionsRule(ValidationContext context) : ValidationRule(context, "Field-Selections")
{
    public override void EnterField(FieldNode node)
    {
        if (Context.Types is { ParentType: { } parent, Field: null })
        {
            Report($"The field {Shorten.Quote(node.Name.Value)} does not exist on the type `{parent}`.{Suggest(parent, node.Name.Value)}", node);
        }
    }

    private string Suggest(NamedType parent, string name)
    {
        if (!Context.Options.AllowIntrospection)
        {
            return "";
        }

        var types = parent is ObjectType ? [] : Context.Schema.GetPossibleTypes(parent).Where(t => t.FindField(name) is not null).ToList();
        return types.Count > 0
            ? Suggestions.DidYouMean(types.Select(t => t.Name).Order(StringComparer.Ordinal), "to use an inline fragment on ")
            : Suggestions.For(Context, name, (parent as ComplexType)?.Fields.Select(f => f.Name) ?? []);
    }
}

using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.3.3: leaves have no selections, and all else has.</summary>
internal sealed class LeafFieldSelectionsRule(ValidationContext context) : ValidationRule(context, "Leaf-Field-Selections")
{
    public override void EnterField(FieldNode node)
    {
        if (Context.Types.Field is not { } field)
        {
            return;
        }

        var isLeaf = field.Type.Named is ScalarType or EnumType;
        if (isLeaf && node.SelectionSet is { } selections)
        {
            Report($"`{field.Name}` returns a scalar value, `{field.Type}`: it must not have a selection of subfields.", selections);
        }
        else if (!isLeaf && node.SelectionSet is null)
        {
            Report($"`{field.Name}` is of type `{field.Type}`: it must have a selection of subfields.", node);
        }
    }
}

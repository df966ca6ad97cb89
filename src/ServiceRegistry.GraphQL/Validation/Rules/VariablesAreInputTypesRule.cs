using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.8.2: a variable's type exists and can be given.</summary>
internal sealed class VariablesAreInputTypesRule(ValidationContext context) : ValidationRule(context, "Variables-Are-Input-Types")
{
    public override void EnterVariableDefinition(VariableDefinitionNode node, GraphQLType? type)
    {
        if (type is null)
        {
            var name = NameOf(node.Type);
            var known = Context.Schema.Types.Where(t => t.IsInputType).Select(t => t.Name);
            Report($"Unknown type {Shorten.Quote(name)}.{Suggestions.For(Context, name, known)}", node.Type);
        }
        else if (!type.IsInputType)
        {
            Report($"The type `{type}` of variable {Shorten.Quote(node.Variable.Name.Value)} is not an input type.", node.Type);
        }
    }

    private static string NameOf(TypeNode type)
    {
        while (true)
        {
            switch (type)
            {
                case ListTypeNode list:
                    type = list.Type;
                    break;
                case NonNullTypeNode nonNull:
                    type = nonNull.Type;
                    break;
                default:
                    return ((NamedTypeNode)type).Name.Value;
            }
        }
    }
}

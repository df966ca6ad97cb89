using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.6.3: a field of an input object is given once, also where nothing is known of its type.</summary>
internal sealed class InputObjectFieldUniquenessRule(ValidationContext context) : ValidationRule(context, "Input-Object-Field-Uniqueness")
{
    public override void EnterObjectValue(ObjectValueNode value, InputObjectType? type)
    {
        if (value.Fields.Length < 2)
        {
            return;
        }

        var names = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            if (!names.TryAdd(field.Name.Value, field.Name))
            {
                Report($"There can be only one input field named {Shorten.Quote(field.Name.Value)}.", names[field.Name.Value], field.Name);
            }
        }
    }
}

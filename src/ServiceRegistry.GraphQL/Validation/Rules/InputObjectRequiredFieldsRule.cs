using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.6.4: the fields that must be given are given. A null in their place is found with the values.</summary>
internal sealed class InputObjectRequiredFieldsRule(ValidationContext context) : ValidationRule(context, "Input-Object-Required-Fields")
{
    public override void EnterObjectValue(ObjectValueNode value, InputObjectType? type)
    {
        foreach (var field in type?.Fields ?? [])
        {
            if (field.IsRequired && value.Fields.All(f => f.Name.Value != field.Name))
            {
                Report($"The field `{field.Name}` of type `{field.Type}` is required on the input object `{type}`.", value);
            }
        }
    }
}

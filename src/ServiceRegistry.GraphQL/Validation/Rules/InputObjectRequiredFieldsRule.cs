using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.6.4: the fields that must be given are given. A null in their place is found with the values.</summary>
internal sealed class InputObjectRequiredFieldsRule(ValidationContext context) : ValidationRule(context, "Input-Object-Required-Fields")
{
    public override void EnterObjectValue(ObjectValueNode value, InputObjectType? type)
    {
        for (var i = 0; i < type?.Fields.Count; i++)
        {
            var field = type.Fields[i];
            if (field.IsRequired && !IsGiven(field.Name, value))
            {
                Report($"The field `{field.Name}` of type `{field.Type}` is required on the input object `{type}`.", value);
            }
        }
    }

    private static bool IsGiven(string name, ObjectValueNode value)
    {
        foreach (var field in value.Fields)
        {
            if (field.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}

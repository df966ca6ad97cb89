using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.6.2: the input object has the field.</summary>
internal sealed class InputObjectFieldNamesRule(ValidationContext context) : ValidationRule(context, "Input-Object-Field-Names")
{
    public override void EnterObjectValue(ObjectValueNode value, InputObjectType? type)
    {
        if (type is null)
        {
            return;
        }

        foreach (var field in value.Fields)
        {
            if (!Context.IsStopped && type.IndexOf(field.Name.Value) < 0)
            {
                Report(
                    $"The field {Shorten.Quote(field.Name.Value)} does not exist on the input object `{type}`."
                    + Suggestions.For(Context, field.Name.Value, type.Fields.Select(f => f.Name)),
                    field);
            }
        }
    }
}

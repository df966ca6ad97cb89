using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.6.1: a literal can be coerced to the type that is expected. Variables are looked at in 5.8.5.</summary>
internal sealed class ValuesOfCorrectTypeRule(ValidationContext context) : ValidationRule(context, "Values-of-Correct-Type")
{
    public override void EnterValue(ValueNode value, GraphQLType type)
    {
        if (Context.IsStopped || value is VariableNode)
        {
            return;
        }

        if (value is NullValueNode)
        {
            if (type is NonNullType)
            {
                Report($"Expected a value of type `{type}`, found null.", value);
            }

            return;
        }

        if (value is ListValueNode && type.NullableType is ListType)
        {
            return;
        }

        switch (DocumentWalker.ItemType(type))
        {
            case EnumType enumType:
                CheckEnum(value, enumType);
                break;
            case InputObjectType input:
                CheckObject(value, input);
                break;
            case ScalarType scalar when scalar.IsAtomic || !HoldsVariables(value):
                CheckScalar(value, scalar);
                break;
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        if (value is not EnumValueNode name)
        {
            Report($"Expected a value of the enum `{type}`, which is written as a name.", value);
        }
        else if (type.FindByName(name.Value) is null)
        {
            Report(
                $"The value {Shorten.Quote(name.Value)} does not exist in the enum `{type}`."
                + Suggestions.For(Context, name.Value, type.Values.Select(v => v.Name)),
                value);
        }
    }

    private void CheckObject(ValueNode value, InputObjectType type)
    {
        if (value is not ObjectValueNode obj)
        {
            Report($"Expected a value of the input object `{type}`.", value);
            return;
        }

        if (!type.IsOneOf)
        {
            return;
        }

        if (obj.Fields.Length != 1)
        {
            var code = obj.Fields.Length == 0 ? ErrorCodes.OneOfNoField : ErrorCodes.OneOfManyFields;
            ReportCode(code, $"The OneOf Input Object `{type}` requires that exactly one field is supplied.", value);
        }
        else if (obj.Fields[0].Value is NullValueNode)
        {
            var name = Shorten.Quote(obj.Fields[0].Name.Value);
            ReportCode(ErrorCodes.OneOfNull, $"The field {name} of the OneOf Input Object `{type}` must not be null.", obj.Fields[0]);
        }
    }

    private void CheckScalar(ValueNode value, ScalarType type)
    {
        try
        {
            type.ParseLiteral(value);
        }
        catch (GraphQLException exception)
        {
            // The scalar says best what it expects.
            ReportCode(exception.Error.Code, exception.Message, value);
        }
    }

    /// <summary>What a variable brings into a literal of an own scalar is not known yet. As deep as the value, which the walk bounds.</summary>
    private static bool HoldsVariables(ValueNode value) => value switch
    {
        VariableNode => true,
        ListValueNode list => list.Items.Any(HoldsVariables),
        ObjectValueNode obj => obj.Fields.Any(f => HoldsVariables(f.Value)),
        _ => false,
    };
}

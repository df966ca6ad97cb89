using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.4.3: what must be given is given. A null in its place is found with the values.</summary>
internal sealed class RequiredArgumentsRule(ValidationContext context) : ValidationRule(context, "Required-Arguments")
{
    public override void EnterArguments(ArgumentSet arguments)
    {
        for (var i = 0; i < arguments.Defined?.Count; i++)
        {
            var defined = arguments.Defined[i];
            if (defined.IsRequired && arguments.Given.Find(defined.Name) is null)
            {
                Report($"The argument `{defined.Name}` of type `{defined.Type}` is required on `{arguments.Coordinate}`.", arguments.Owner);
            }
        }
    }
}

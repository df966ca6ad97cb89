namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.4.3: what must be given is given. A null in its place is found with the values.</summary>
internal sealed class RequiredArgumentsRule(ValidationContext context) : ValidationRule(context, "Required-Arguments")
{
    public override void EnterArguments(ArgumentSet arguments)
    {
        foreach (var defined in arguments.Defined ?? [])
        {
            if (defined.IsRequired && arguments.Given.All(g => g.Name.Value != defined.Name))
            {
                Report($"The argument `{defined.Name}` of type `{defined.Type}` is required on `{arguments.Coordinate}`.", arguments.Owner);
            }
        }
    }
}

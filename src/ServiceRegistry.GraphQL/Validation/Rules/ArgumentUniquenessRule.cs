using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.4.2: an argument is given once.</summary>
internal sealed class ArgumentUniquenessRule(ValidationContext context) : ValidationRule(context, "Argument-Uniqueness")
{
    public override void EnterArguments(ArgumentSet arguments)
    {
        if (arguments.Given.Length < 2)
        {
            return;
        }

        var names = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var argument in arguments.Given)
        {
            if (!names.TryAdd(argument.Name.Value, argument.Name))
            {
                Report($"There can be only one argument named {Shorten.Quote(argument.Name.Value)}.", names[argument.Name.Value], argument.Name);
            }
        }
    }
}

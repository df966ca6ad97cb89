using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>5.4.1: the field or directive has the argument.</summary>
internal sealed class ArgumentNamesRule(ValidationContext context) : ValidationRule(context, "Argument-Names")
{
    public override void EnterArguments(ArgumentSet arguments)
    {
        if (arguments.Defined is not { } defined)
        {
            return;
        }

        foreach (var argument in arguments.Given)
        {
            var name = argument.Name.Value;
            if (!Context.IsStopped && defined.Find(name) is null)
            {
                Report(
                    $"The argument {Shorten.Quote(name)} does not exist on `{arguments.Coordinate}`."
                    + Suggestions.For(Context, name, defined.Select(d => d.Name)),
                    argument);
            }
        }
    }
}

using System.Globalization;
using System.Reflection;

namespace ServiceRegistry.Features.Runner;

/// <summary>Turns the texts that a step definition captured into what its method takes; a table or doc string comes last.</summary>
internal static class StepArguments
{
    public static object?[] For(StepMatch match)
    {
        var parameters = match.Binding.Method.GetParameters();
        var values = new List<object?>(match.Values);
        if (match.Step.Table is { } table)
        {
            values.Add(table);
        }
        else if (match.Step.DocString is { } text)
        {
            values.Add(text);
        }

        return parameters.Length == values.Count
            ? [.. values.Zip(parameters, (value, parameter) => Convert(value, parameter, match))]
            : throw new StepBindingException(
                $"{match.Step} gives {values.Count} values, {match.Binding} takes {parameters.Length}.");
    }

    private static object? Convert(object? value, ParameterInfo parameter, StepMatch match)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (value is null || type.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return type.IsEnum
                ? Enum.Parse(type, (string)value, ignoreCase: true)
                : System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or ArgumentException or OverflowException)
        {
            throw new StepBindingException($"'{value}' of {match.Step} is no {type.Name} for '{parameter.Name}' of {match.Binding}.");
        }
    }
}

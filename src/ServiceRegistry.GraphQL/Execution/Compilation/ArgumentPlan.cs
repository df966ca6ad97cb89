using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The coerced arguments of a field, in the order of its definition.</summary>
internal sealed record ArgumentValues(object?[] Values, bool[] Provided)
{
    public static readonly ArgumentValues Empty = new([], []);
}

/// <summary>
/// CoerceArgumentValues (section 6.4.1), prepared: what holds no variable is coerced once and shared by all requests, so input objects are
/// not to be changed by resolvers.
/// </summary>
internal sealed class ArgumentPlan
{
    private readonly Argument[] arguments;
    private readonly ArgumentValues? constant;

    private ArgumentPlan(Argument[] arguments)
    {
        this.arguments = arguments;
        IsConstant = Array.TrueForAll(arguments, argument => argument.IsConstant);
        constant = IsConstant && Array.TrueForAll(arguments, argument => argument.Refusal is null) ? Gather(VariableValues.None) : null;
    }

    /// <summary>True where no variable is used.</summary>
    public bool IsConstant { get; }

    public static ArgumentPlan? For(IReadOnlyList<InputValue> definitions, ImmutableArray<ArgumentNode> given)
    {
        if (definitions.Count == 0)
        {
            return null;
        }

        var arguments = new Argument[definitions.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = new Argument(definitions[i], given.Find(definitions[i].Name)?.Value);
        }

        return new ArgumentPlan(arguments);
    }

    /// <summary>The values for one request.</summary>
    /// <exception cref="GraphQLException">A value is refused.</exception>
    public ArgumentValues Coerce(VariableValues variables) => constant ?? Gather(variables);

    private ArgumentValues Gather(VariableValues variables)
    {
        var result = new ArgumentValues(new object?[arguments.Length], new bool[arguments.Length]);
        for (var i = 0; i < arguments.Length; i++)
        {
            result.Provided[i] = arguments[i].TryCoerce(variables, out result.Values[i]);
        }

        return result;
    }

    private sealed class Argument
    {
        private readonly InputValue definition;
        private readonly ValueNode? given;
        private readonly object? shared;
        private readonly bool isProvided;

        public Argument(InputValue definition, ValueNode? given)
        {
            this.definition = definition;
            this.given = given;
            IsConstant = given is null || !HoldsVariable(given);
            try
            {
                // Also where a variable stands: it may be left out, and then the default counts.
                var literal = given is null or VariableNode ? definition.DefaultValue : IsConstant ? given : null;
                isProvided = literal is not null;
                shared = literal is null ? null : InputCoercion.CoerceConstant(definition, literal);
            }
            catch (GraphQLException exception)
            {
                // Told each time the field is executed: it is an error of the field, not of the document.
                Refusal = exception;
            }
        }

        public bool IsConstant { get; }

        public GraphQLException? Refusal { get; }

        public bool TryCoerce(VariableValues variables, out object? value)
        {
            if (given is null || IsConstant || (given is VariableNode variable && !variables.Find(variable.Name.Value, out _)))
            {
                value = Refusal is null ? shared : throw Refusal;
                return isProvided || definition.Type is not NonNullType
                    ? isProvided
                    : throw new GraphQLException($"The argument {definition.Name} of type {definition.Type} is required.", ErrorCodes.NonNull);
            }

            try
            {
                value = RuntimeConversion.Apply(definition, InputCoercion.CoerceLiteral(definition.Type, given, variables));
                return true;
            }
            catch (InputCoercionException exception)
            {
                throw new GraphQLException($"The argument {exception.Path(definition.Name)} is refused: {exception.Message}", exception.Code);
            }
        }

        private static bool HoldsVariable(ValueNode value) => value switch
        {
            VariableNode => true,
            ListValueNode list => list.Items.Any(HoldsVariable),
            ObjectValueNode fields => fields.Fields.Any(field => HoldsVariable(field.Value)),
            _ => false,
        };
    }
}

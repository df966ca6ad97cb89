using static ServiceRegistry.GraphQL.Types.DirectiveLocation;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.13: the directives at the parts of a schema are its own, stand where they may, and are given what they demand.</summary>
internal static class AppliedDirectiveRules
{
    private delegate IEnumerable<string> Check(string where, DirectiveLocation location, IReadOnlyList<AppliedDirective> directives);

    /// <summary>What is wrong with them. The types are known to be sound.</summary>
    public static IEnumerable<string> Validate(Schema schema)
    {
        return [.. schema.Types.SelectMany(type => OfType(type, At)), .. schema.Directives.SelectMany(d => OfInputs($"@{d.Name}", ArgumentDefinition, d.Arguments, At))];

        IEnumerable<string> At(string where, DirectiveLocation location, IReadOnlyList<AppliedDirective> directives) =>
            directives.Count == 0 ? [] : CheckPlace(schema, where, location, directives);
    }

    private static IEnumerable<string> OfType(NamedType type, Check check) => type switch
    {
        ComplexType complex =>
            check(type.Name, type is ObjectType ? DirectiveLocation.Object : Interface, type.Directives)
                .Concat(complex.Fields.SelectMany(field => check($"{type.Name}.{field.Name}", FieldDefinition, field.Directives)
                    .Concat(OfInputs($"{type.Name}.{field.Name}", ArgumentDefinition, field.Arguments, check)))),
        InputObjectType input => check(type.Name, InputObject, type.Directives).Concat(OfInputs(type.Name, InputFieldDefinition, input.Fields, check)),
        EnumType names => check(type.Name, DirectiveLocation.Enum, type.Directives)
            .Concat(names.Values.SelectMany(value => check($"{type.Name}.{value.Name}", DirectiveLocation.EnumValue, value.Directives))),
        UnionType => check(type.Name, Union, type.Directives),
        _ => check(type.Name, Scalar, type.Directives),
    };

    private static IEnumerable<string> OfInputs(string owner, DirectiveLocation location, IReadOnlyList<InputValue> values, Check check) =>
        values.SelectMany(value => check($"{value.Name} of {owner}", location, value.Directives));

    private static IEnumerable<string> CheckPlace(
        Schema schema, string where, DirectiveLocation location, IReadOnlyList<AppliedDirective> applied)
    {
        foreach (var group in applied.GroupBy(directive => directive.Definition.Name, StringComparer.Ordinal))
        {
            var name = $"@{group.Key} at {where}";
            if (schema.Directives.FirstOrDefault(d => d.Name == group.Key) is not { } definition)
            {
                yield return $"{name} is no directive of the schema.";
                continue;
            }

            if (!definition.Locations.Contains(location))
            {
                yield return $"{name} may not stand there: its locations have no {DirectiveIntrospection.NameOf(location)}.";
            }

            if (group.Count() > 1 && !definition.IsRepeatable)
            {
                yield return $"{name} stands there {group.Count()} times, and is not repeatable.";
            }

            foreach (var error in group.SelectMany(directive => CheckArguments(name, definition, directive)))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<string> CheckArguments(string name, Directive definition, AppliedDirective applied)
    {
        foreach (var given in applied.Arguments.Where(given => definition.Arguments.All(a => a.Name != given.Name.Value)))
        {
            yield return $"{name} has no argument {given.Name.Value}.";
        }

        foreach (var argument in definition.Arguments)
        {
            var given = applied.Arguments.FirstOrDefault(a => a.Name.Value == argument.Name);
            if (given is null ? argument.IsRequired : Refusal(argument, given.Value) is not null)
            {
                yield return given is null
                    ? $"{name} demands its argument {argument.Name}."
                    : $"{name} is given a value for {argument.Name} that is not of type {argument.Type}: {Refusal(argument, given.Value)}";
            }
        }
    }

    private static string? Refusal(InputValue argument, Language.ValueNode literal)
    {
        try
        {
            Execution.InputCoercion.CoerceConstant(argument, literal);
            return null;
        }
        catch (GraphQLException exception)
        {
            return exception.Message;
        }
    }
}

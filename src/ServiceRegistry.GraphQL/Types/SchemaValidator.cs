using System.Text.RegularExpressions;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Holds a schema against the rules of chapter 3, and says all that is wrong at once.</summary>
public sealed partial class SchemaValidator
{
    private readonly List<string> errors = [];

    private SchemaValidator()
    {
    }

    /// <summary>What is wrong with a schema; empty where it is valid.</summary>
    /// <param name="schema">The schema.</param>
    public static IReadOnlyList<string> Validate(Schema schema)
    {
        var validator = new SchemaValidator();
        validator.CheckRoots(schema);
        validator.CheckUnique("The schema", "type", schema.Types.Select(type => type.Name));
        validator.CheckUnique("The schema", "directive", schema.Directives.Select(directive => directive.Name));
        foreach (var type in schema.Types.Except(IntrospectionTypes.All))
        {
            validator.CheckType(type);
        }

        foreach (var directive in schema.Directives)
        {
            validator.CheckName($"The directive @{directive.Name}", directive.Name);
            validator.CheckInputs($"@{directive.Name}", "argument", directive.Arguments);
        }

        if (validator.errors.Count == 0)
        {
            // Defaults are coerced by the types that have just been found sound.
            validator.CheckDefaults(schema);
            validator.errors.AddRange(AppliedDirectiveRules.Validate(schema));
            validator.errors.AddRange(DirectiveCycles.Find(schema));
        }

        return validator.errors;
    }

    private void CheckRoots(Schema schema)
    {
        var roots = new[] { schema.QueryType, schema.MutationType, schema.SubscriptionType }.OfType<ObjectType>().ToList();
        if (roots.Distinct().Count() != roots.Count)
        {
            errors.Add("Query, mutation and subscription have different root types.");
        }
    }

    private void CheckType(NamedType type)
    {
        CheckName($"The type {type.Name}", type.Name);
        switch (type)
        {
            case ComplexType complex:
                CheckFields(complex);
                errors.AddRange(ImplementationRules.Check(complex));
                break;
            case UnionType union:
                CheckSome(union, "member", union.Members.Count);
                CheckUnique(union.Name, "member", union.Members.Select(member => member.Name));
                break;
            case EnumType enumType:
                CheckSome(enumType, "value", enumType.Values.Count);
                foreach (var value in enumType.Values)
                {
                    CheckName($"{enumType.Name}.{value.Name}", value.Name);
                    Require(value.Name is not ("true" or "false" or "null"), $"{enumType.Name}.{value.Name} is no name for an enum's value.");
                }

                break;
            case InputObjectType input:
                CheckSome(input, "field", input.Fields.Count);
                CheckInputs(input.Name, "field", input.Fields);
                errors.AddRange(InputObjectRules.Check(input));
                break;
        }
    }

    private void CheckFields(ComplexType type)
    {
        CheckSome(type, "field", type.Fields.Count);
        CheckUnique(type.Name, "field", type.Fields.Select(field => field.Name));
        foreach (var field in type.Fields)
        {
            CheckName($"{type.Name}.{field.Name}", field.Name);
            Require(field.Type.IsOutputType, $"{type.Name}.{field.Name} answers {field.Type}, which is an input type.");
            CheckInputs($"{type.Name}.{field.Name}", "argument", field.Arguments);
        }
    }

    private void CheckInputs(string owner, string kind, IReadOnlyList<InputValue> values)
    {
        CheckUnique(owner, kind, values.Select(value => value.Name));
        foreach (var value in values)
        {
            var name = $"The {kind} {value.Name} of {owner}";
            CheckName(name, value.Name);
            Require(value.Type.IsInputType, $"{name} takes {value.Type}, which is no input type.");
            Require(!(value.IsRequired && value.DeprecationReason is not null), $"{name} is required and can therefore not be deprecated.");
        }
    }

    private void CheckDefaults(Schema schema)
    {
        var inputs = schema.Types.OfType<ComplexType>()
            .SelectMany(type => type.Fields.SelectMany(field => field.Arguments.Select(a => (Owner: $"{type.Name}.{field.Name}", Value: a))))
            .Concat(schema.Types.OfType<InputObjectType>().SelectMany(type => type.Fields.Select(f => (Owner: type.Name, Value: f))))
            .Concat(schema.Directives.SelectMany(directive => directive.Arguments.Select(a => (Owner: $"@{directive.Name}", Value: a))));
        foreach (var (owner, value) in inputs.Where(input => input.Value.DefaultValue is not null))
        {
            try
            {
                Execution.InputCoercion.CoerceConstant(value, value.DefaultValue!);
            }
            catch (GraphQLException exception)
            {
                errors.Add($"The default of {value.Name} of {owner} is not of type {value.Type}: {exception.Message}");
            }
        }
    }

    private void CheckName(string what, string name)
    {
        Require(Name().IsMatch(name), $"{what} is not named as section 2.1.9 demands: letters, digits and underscores, no digit first.");
        Require(!name.StartsWith("__", StringComparison.Ordinal), $"{what} begins with two underscores, which is kept for introspection.");
    }

    private void CheckSome(NamedType type, string kind, int count) => Require(count > 0, $"{type.Name} has no {kind}.");

    private void CheckUnique(string owner, string kind, IEnumerable<string> names)
    {
        foreach (var group in names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            errors.Add($"{owner} has the {kind} {group.Key} {group.Count()} times.");
        }
    }

    private void Require(bool holds, string error)
    {
        if (!holds)
        {
            errors.Add(error);
        }
    }

    [GeneratedRegex(@"\A[_A-Za-z][_0-9A-Za-z]*\z")]
    private static partial Regex Name();
}

namespace ServiceRegistry.GraphQL.Types;

/// <summary>IsValidImplementation (sections 3.6 and 3.7): what an interface promises, its implementation has.</summary>
internal static class ImplementationRules
{
    public static IEnumerable<string> Check(ComplexType type)
    {
        foreach (var group in type.Interfaces.GroupBy(i => i).Where(group => group.Count() > 1))
        {
            yield return $"{type.Name} implements {group.Key.Name} {group.Count()} times.";
        }

        foreach (var implemented in type.Interfaces.Distinct())
        {
            if (implemented == type)
            {
                yield return $"{type.Name} implements itself.";
                continue;
            }

            foreach (var missing in implemented.Interfaces.Except(type.Interfaces))
            {
                yield return $"{type.Name} implements {implemented.Name} and must therefore implement {missing.Name}, too.";
            }

            foreach (var error in implemented.Fields.SelectMany(field => CheckField(type, implemented, field)))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<string> CheckField(ComplexType type, InterfaceType implemented, OutputField promised)
    {
        var field = type.Fields.FirstOrDefault(f => f.Name == promised.Name);
        if (field is null)
        {
            yield return $"{type.Name} has no field {promised.Name}, which {implemented.Name} promises.";
            yield break;
        }

        var name = $"{type.Name}.{field.Name}";
        if (!IsSubtype(field.Type, promised.Type))
        {
            yield return $"{name} answers {field.Type} where {implemented.Name} promises {promised.Type}.";
        }

        if (field.DeprecationReason is not null && promised.DeprecationReason is null)
        {
            yield return $"{name} is deprecated where {implemented.Name} promises it without.";
        }

        foreach (var argument in promised.Arguments)
        {
            var given = field.Arguments.FirstOrDefault(a => a.Name == argument.Name);
            if (given is null)
            {
                yield return $"{name} has no argument {argument.Name}, which {implemented.Name} promises.";
            }
            else if (given.Type.ToString() != argument.Type.ToString())
            {
                yield return $"The argument {argument.Name} of {name} takes {given.Type} where {implemented.Name} promises {argument.Type}.";
            }
        }

        foreach (var further in field.Arguments.Where(a => a.IsRequired && promised.Arguments.All(p => p.Name != a.Name)))
        {
            yield return $"The argument {further.Name} of {name} is required, and {implemented.Name} does not have it.";
        }
    }

    /// <summary>IsValidImplementationFieldType; as deep as a type's wrappers.</summary>
    private static bool IsSubtype(GraphQLType type, GraphQLType promised) => (type, promised) switch
    {
        (NonNullType a, NonNullType b) => IsSubtype(a.OfType, b.OfType),
        (NonNullType a, _) => IsSubtype(a.OfType, promised),
        (ListType a, ListType b) => IsSubtype(a.OfType, b.OfType),
        (ObjectType a, UnionType b) => b.Members.Contains(a),
        (ComplexType a, InterfaceType b) => a == b || a.Interfaces.Contains(b),
        _ => type == promised,
    };
}

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Completes a schema's list of types.</summary>
internal static class ReachableTypes
{
    /// <summary>The types given, in order, and behind them whatever they refer to; each once.</summary>
    public static IReadOnlyList<NamedType> Collect(IReadOnlyList<NamedType> given, IReadOnlyList<Directive> directives)
    {
        var found = new List<NamedType>();
        var seen = new HashSet<NamedType>();
        Add(given);
        Add(directives.SelectMany(directive => directive.Arguments).Select(argument => argument.Type.Named));
        Add(BuiltInScalars.Specified);
        Add(IntrospectionTypes.All);

        // The list grows while it is walked: that is the queue, and the depth of a schema costs no stack.
        for (var i = 0; i < found.Count; i++)
        {
            Add(ReferredToBy(found[i]));
        }

        return found;

        void Add(IEnumerable<NamedType> types) => found.AddRange(types.Where(seen.Add));
    }

    /// <summary>The named types that stand in a type's definition.</summary>
    public static IEnumerable<NamedType> ReferredToBy(NamedType type) => type switch
    {
        ComplexType complex => complex.Interfaces
            .Concat(complex.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type.Named).Prepend(field.Type.Named))),
        UnionType union => union.Members,
        InputObjectType input => input.Fields.Select(field => field.Type.Named),
        _ => [],
    };
}

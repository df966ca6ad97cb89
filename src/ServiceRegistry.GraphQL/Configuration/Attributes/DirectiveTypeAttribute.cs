using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL;

/// <summary>
/// Makes a class a directive (section 3.13; Hot Chocolate's name). Its constructor's parameters and settable properties are the arguments,
/// as those of an input class are its fields. One that documents use is read by <see cref="Execution.IResolverContext.Directives{T}"/>; one for
/// the schema itself is a C# attribute, which stands at the class, member or parameter that it is about, and shows each of its arguments as
/// a property.
/// </summary>
/// <param name="locations">Where it may stand.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class DirectiveTypeAttribute(params DirectiveLocation[] locations) : Attribute
{
    /// <summary>Where it may stand.</summary>
    public IReadOnlyList<DirectiveLocation> Locations { get; } = locations;

    /// <summary>The name, without the at sign; the class's, without <c>Attribute</c> or <c>Directive</c> at its end, where null.</summary>
    public string? Name { get; set; }

    /// <summary>True where it may stand more than once at a place; false unless set.</summary>
    public bool IsRepeatable { get; set; }
}

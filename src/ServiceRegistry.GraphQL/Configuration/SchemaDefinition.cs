using System.Reflection;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>What a builder was given, before it is a schema.</summary>
internal sealed class SchemaDefinition
{
    public string? Description { get; set; }

    public List<Type> QueryClasses { get; } = [];

    public List<Type> MutationClasses { get; } = [];

    public List<Type> SubscriptionClasses { get; } = [];

    /// <summary>The classes that describe another class's object type.</summary>
    public List<ObjectTypeExtension> Extensions { get; } = [];

    /// <summary>Classes, enums and interfaces that are in the schema though nothing may refer to them.</summary>
    public List<Type> RuntimeTypes { get; } = [];

    public List<Func<SchemaTypes, NamedType>> NamedTypes { get; } = [];

    public Dictionary<Type, ScalarType> Scalars { get; } = [];

    public Dictionary<Type, Func<IResolverContext, object?>> ResolverParameters { get; } = [];

    /// <summary>Classes that are data loaders, or have methods that are.</summary>
    public List<Type> DataLoaderClasses { get; } = [];

    /// <summary>Classes that are directives.</summary>
    public List<Type> DirectiveClasses { get; } = [];

    /// <summary>Directives made by code.</summary>
    public List<Directive> Directives { get; } = [];

    public List<FilterInputType> FilterTypes { get; } = [];

    public List<SortInputType> SortTypes { get; } = [];

    /// <summary>Where the classes of unions and interfaces are looked for.</summary>
    public HashSet<Assembly> Assemblies { get; } = [];

    public bool HasFiltering { get; set; }

    public bool HasSorting { get; set; }

    public bool HasMutationConventions { get; set; }

    /// <summary>The most ids of one <c>nodes</c>; null where there are no nodes.</summary>
    public int? MaxNodes { get; set; }

    public FilterOptions FilterOptions { get; } = new();

    public PagingOptions PagingOptions { get; } = new();

    public Action<string> Warn { get; set; } = _ => { };
}

/// <summary>A class that describes the object type of another.</summary>
/// <param name="Class">The class with the fields.</param>
/// <param name="Attribute">What it says of the type.</param>
internal sealed record ObjectTypeExtension(Type Class, ObjectTypeExtensionAttribute Attribute);

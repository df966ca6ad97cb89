using System.Reflection;
using ServiceRegistry.GraphQL.Configuration;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL;

/// <summary>Makes a schema of classes with attributes, and of types made by code.</summary>
public sealed class SchemaBuilder
{
    private readonly SchemaDefinition definition = new();

    /// <summary>An empty builder (Hot Chocolate's name).</summary>
    public static SchemaBuilder New() => new();

    /// <summary>Describes the schema.</summary>
    /// <param name="description">What it is.</param>
    public SchemaBuilder SetDescription(string description)
    {
        definition.Description = description;
        return this;
    }

    /// <summary>
    /// Adds all classes of an assembly, public or not, that have an attribute of this namespace or derive from
    /// <see cref="FilterInputType{T}"/> or <see cref="SortInputType{T}"/>.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    public SchemaBuilder AddTypes(Assembly assembly)
    {
        definition.Assemblies.Add(assembly);
        foreach (var type in assembly.GetTypes().Where(ClassScan.IsForSchemas))
        {
            ClassScan.Add(type, definition);
        }

        return this;
    }

    /// <summary>Adds a class: of a root, of another class's fields, of a filter or order, or one that is answered.</summary>
    /// <param name="type">The class.</param>
    public SchemaBuilder AddType(Type type)
    {
        ClassScan.Add(type, definition);
        return this;
    }

    /// <summary>Adds a class, as <see cref="AddType(Type)"/> does.</summary>
    /// <typeparam name="T">The class.</typeparam>
    public SchemaBuilder AddType<T>() => AddType(typeof(T));

    /// <summary>Adds a type made by code.</summary>
    /// <param name="type">The type.</param>
    public SchemaBuilder AddType(NamedType type) => AddType(_ => type);

    /// <summary>Adds a type made by code that refers to others of the schema.</summary>
    /// <param name="create">Makes the type; the types it is given may be asked for while its fields are made.</param>
    public SchemaBuilder AddType(Func<SchemaTypes, NamedType> create)
    {
        definition.NamedTypes.Add(create);
        return this;
    }

    /// <summary>Adds a class with fields of the query root.</summary>
    /// <param name="type">The class; its static members are fields.</param>
    public SchemaBuilder AddQueryType(Type type)
    {
        definition.QueryClasses.Add(type);
        return this;
    }

    /// <summary>Adds a class with fields of the query root.</summary>
    /// <typeparam name="T">The class; its static members are fields.</typeparam>
    public SchemaBuilder AddQueryType<T>() => AddQueryType(typeof(T));

    /// <summary>Adds a class with fields of the mutation root.</summary>
    /// <param name="type">The class; its static methods are fields.</param>
    public SchemaBuilder AddMutationType(Type type)
    {
        definition.MutationClasses.Add(type);
        return this;
    }

    /// <summary>Adds a class with fields of the mutation root.</summary>
    /// <typeparam name="T">The class; its static methods are fields.</typeparam>
    public SchemaBuilder AddMutationType<T>() => AddMutationType(typeof(T));

    /// <summary>Adds a class with fields of the subscription root.</summary>
    /// <param name="type">The class; its static methods with <see cref="SubscribeAttribute"/> are fields.</param>
    public SchemaBuilder AddSubscriptionType(Type type)
    {
        definition.SubscriptionClasses.Add(type);
        return this;
    }

    /// <summary>Adds a class with fields of the subscription root.</summary>
    /// <typeparam name="T">The class; its static methods with <see cref="SubscribeAttribute"/> are fields.</typeparam>
    public SchemaBuilder AddSubscriptionType<T>() => AddSubscriptionType(typeof(T));

    /// <summary>Adds a class with fields of another class's object type.</summary>
    /// <param name="type">A class with <see cref="ObjectTypeAttribute{T}"/>.</param>
    public SchemaBuilder AddTypeExtension(Type type) => AddType(type);

    /// <summary>Shows values of a CLR type as a scalar.</summary>
    /// <typeparam name="TRuntime">The CLR type.</typeparam>
    /// <typeparam name="TScalar">The scalar.</typeparam>
    public SchemaBuilder BindRuntimeType<TRuntime, TScalar>()
        where TScalar : ScalarType, new() => BindRuntimeType<TRuntime>(new TScalar());

    /// <summary>Shows values of a CLR type as a scalar.</summary>
    /// <typeparam name="TRuntime">The CLR type.</typeparam>
    /// <param name="scalar">The scalar.</param>
    public SchemaBuilder BindRuntimeType<TRuntime>(ScalarType scalar)
    {
        definition.Scalars[typeof(TRuntime)] = scalar;
        return this;
    }

    /// <summary>Adds a directive; one that stands at some part of the schema as a C# attribute needs not be added.</summary>
    /// <typeparam name="T">A class with <see cref="DirectiveTypeAttribute"/>.</typeparam>
    public SchemaBuilder AddDirectiveType<T>() => AddDirectiveType(typeof(T));

    /// <summary>Adds a directive, as <see cref="AddDirectiveType{T}"/> does.</summary>
    /// <param name="type">A class with <see cref="DirectiveTypeAttribute"/>.</param>
    public SchemaBuilder AddDirectiveType(Type type)
    {
        definition.DirectiveClasses.Add(type);
        return this;
    }

    /// <summary>Adds a directive made by code.</summary>
    /// <param name="directive">The directive.</param>
    public SchemaBuilder AddDirectiveType(Directive directive)
    {
        definition.Directives.Add(directive);
        return this;
    }

    /// <summary>Gives resolvers' parameters of a type, which are then no arguments.</summary>
    /// <typeparam name="T">The parameters' type.</typeparam>
    /// <param name="resolve">Gives the value for a field.</param>
    public SchemaBuilder AddResolverParameter<T>(Func<IResolverContext, T> resolve)
    {
        definition.ResolverParameters[typeof(T)] = context => resolve(context);
        return this;
    }

    /// <summary>
    /// Adds a data loader that resolvers take as an <see cref="IDataLoader{TKey, TValue}"/>, or a class with methods that have
    /// <see cref="DataLoaderAttribute"/>. One that resolvers take by its own class needs not be added.
    /// </summary>
    /// <param name="type">The class.</param>
    public SchemaBuilder AddDataLoader(Type type)
    {
        definition.DataLoaderClasses.Add(type);
        return this;
    }

    /// <summary>Adds a data loader, as <see cref="AddDataLoader(Type)"/> does.</summary>
    /// <typeparam name="T">The class.</typeparam>
    public SchemaBuilder AddDataLoader<T>()
        where T : IDataLoader => AddDataLoader(typeof(T));

    /// <summary>Allows <see cref="UseFilteringAttribute"/>.</summary>
    /// <param name="configure">Sets the bounds of filters.</param>
    public SchemaBuilder AddFiltering(Action<FilterOptions>? configure = null)
    {
        definition.HasFiltering = true;
        configure?.Invoke(definition.FilterOptions);
        return this;
    }

    /// <summary>Adds a filter type that was made by hand, since it needs something to filter by.</summary>
    /// <param name="type">The filter type.</param>
    public SchemaBuilder AddFilterType(FilterInputType type)
    {
        definition.FilterTypes.Add(type);
        return this;
    }

    /// <summary>Allows <see cref="UseSortingAttribute"/>.</summary>
    public SchemaBuilder AddSorting()
    {
        definition.HasSorting = true;
        return this;
    }

    /// <summary>Sets the sizes of pages.</summary>
    /// <param name="configure">Sets them.</param>
    public SchemaBuilder ModifyPagingOptions(Action<PagingOptions> configure)
    {
        configure(definition.PagingOptions);
        return this;
    }

    /// <summary>
    /// Mutations get one argument <c>input</c>, and answer a payload with their result and the <c>errors</c> named by
    /// <see cref="ErrorAttribute{T}"/>.
    /// </summary>
    public SchemaBuilder AddMutationConventions()
    {
        definition.HasMutationConventions = true;
        return this;
    }

    /// <summary>Adds the interface <c>Node</c>, and <c>node</c> and <c>nodes</c> to the query root.</summary>
    /// <param name="maxNodes">The most ids of one <c>nodes</c>.</param>
    public SchemaBuilder AddGlobalObjectIdentification(int maxNodes = 50)
    {
        definition.MaxNodes = maxNodes;
        return this;
    }

    /// <summary>Is told of what does not hinder a schema but should not be: an assembly without documentation.</summary>
    /// <param name="warn">Takes a sentence.</param>
    public SchemaBuilder OnWarning(Action<string> warn)
    {
        definition.Warn = warn;
        return this;
    }

    /// <summary>Makes the schema. The builder can go on and make another.</summary>
    /// <exception cref="SchemaException">Something is wrong with the classes; all of it is said at once.</exception>
    public Schema Build() => new SchemaAssembly(definition).Build();
}

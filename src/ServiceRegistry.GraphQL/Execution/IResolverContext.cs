using ServiceRegistry.GraphQL.Configuration;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The field that is being resolved, as its resolver sees it (Hot Chocolate's name).</summary>
public interface IResolverContext
{
    /// <summary>The schema that the operation runs on.</summary>
    Schema Schema { get; }

    /// <summary>The object type that the field is selected on.</summary>
    ObjectType ObjectType { get; }

    /// <summary>The field.</summary>
    OutputField Field { get; }

    /// <summary>The services of the request.</summary>
    IServiceProvider Services { get; }

    /// <summary>Ends when the client leaves or the operation's time is up.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>State of the whole operation, given with the request; resolvers may change it.</summary>
    IDictionary<string, object?> ContextData { get; }

    /// <summary>The object that the field belongs to; the event for a subscription's root field.</summary>
    /// <typeparam name="T">The object's CLR type.</typeparam>
    T Parent<T>();

    /// <summary>The coerced value of an argument, by its place among the field's arguments; null where it was left out or is null.</summary>
    /// <param name="index">The place.</param>
    object? Argument(int index);

    /// <summary>True where the argument was given or has a default.</summary>
    /// <param name="index">The place.</param>
    bool IsArgumentProvided(int index);

    /// <summary>The response position of the field: names and list places.</summary>
    IReadOnlyList<object> Path { get; }

    /// <summary>True where the field of this name is selected directly below, under any alias and through fragments, unless skipped.</summary>
    /// <param name="fieldName">The child field's name.</param>
    bool IsSelected(string fieldName);

    /// <summary>
    /// The directives of a class that stand at the field in the document, in order, with their coerced arguments; empty where there are none.
    /// </summary>
    /// <typeparam name="T">A class with <see cref="DirectiveTypeAttribute"/> that the schema has.</typeparam>
    /// <exception cref="InvalidOperationException">The schema has no directive of this class.</exception>
    /// <exception cref="GraphQLException">An argument is refused: a variable that is null, where null must not be.</exception>
    IReadOnlyList<T> Directives<T>()
        where T : notnull;

    /// <summary>Adds an error at this field's position; the field's value stays.</summary>
    /// <param name="error">The error; path and location are filled in.</param>
    void ReportError(GraphQLError error);
}

/// <summary>Extensions of <see cref="IResolverContext"/>.</summary>
public static class ResolverContextExtensions
{
    /// <summary>The operation's own data loader of a class, for resolvers written by hand; made when it is first asked for.</summary>
    /// <typeparam name="T">The class; its constructor takes an <see cref="IBatchScheduler"/>, and services.</typeparam>
    /// <param name="context">The field; it must be one that waits.</param>
    public static T DataLoader<T>(this IResolverContext context)
        where T : class, IDataLoader => ResolverMethods.Loader<T>(context, DataLoaderDefinition.OfClass(typeof(T)));

    /// <summary>The coerced value of an argument by its name.</summary>
    /// <typeparam name="T">The CLR type of the value.</typeparam>
    /// <param name="context">The field.</param>
    /// <param name="name">The argument's name.</param>
    public static T? ArgumentValue<T>(this IResolverContext context, string name)
    {
        for (var i = 0; i < context.Field.Arguments.Count; i++)
        {
            if (context.Field.Arguments[i].Name == name)
            {
                return (T?)context.Argument(i);
            }
        }

        throw new ArgumentException($"The field {context.Field.Name} has no argument {name}.", nameof(name));
    }
}

using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>A field's resolver: one of the two kinds.</summary>
internal readonly record struct Resolver(PureResolver? Pure, AsyncResolver? Async)
{
    /// <summary>Goes on with the value, unless it is null.</summary>
    public Resolver Then(Func<object, object?> next) => Wrap((_, value) => value is null ? null : next(value));

    /// <summary>Goes on with the value, be it null, and the field.</summary>
    public Resolver Wrap(Func<IResolverContext, object?, object?> next)
    {
        if (Pure is { } pure)
        {
            return new Resolver(context => next(context, pure(context)), null);
        }

        var waiting = Async!;
        return new Resolver(null, context =>
        {
            var value = waiting(context);
            return value.IsCompletedSuccessfully ? new ValueTask<object?>(next(context, value.Result)) : Await(context, value);
        });

        async ValueTask<object?> Await(IResolverContext context, ValueTask<object?> value) => next(context, await value);
    }

    /// <summary>Goes on with the value in a way that may have to wait.</summary>
    public Resolver WrapAsync(Func<IResolverContext, object?, ValueTask<object?>> next)
    {
        if (Pure is { } pure)
        {
            return new Resolver(null, context => next(context, pure(context)));
        }

        var waiting = Async!;
        return new Resolver(null, async context => await next(context, await waiting(context)));
    }

    /// <summary>Answers null where a condition of the object holds, without asking the resolver.</summary>
    public Resolver NullWhere(Func<object, bool> holds)
    {
        if (Pure is { } pure)
        {
            return new Resolver(context => holds(context.Parent<object>()) ? null : pure(context), null);
        }

        var waiting = Async!;
        return new Resolver(null, context => holds(context.Parent<object>()) ? new ValueTask<object?>((object?)null) : waiting(context));
    }
}

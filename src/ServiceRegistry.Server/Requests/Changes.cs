using ServiceRegistry.Core.Commands;

namespace ServiceRegistry.Server.Requests;

/// <summary>Turns what may be left out of an input into what may be left out of a command.</summary>
internal static class Changes
{
    public static Change<T?> ToChange<T>(this Optional<T> given) => given.HasValue ? new Change<T?>(true, given.Value) : default;

    public static Change<TOut?> ToChange<TIn, TOut>(this Optional<TIn> given, Func<TIn, TOut> convert)
        where TIn : class?
        where TOut : struct =>
        given.HasValue ? new Change<TOut?>(true, given.Value is { } value ? convert(value) : null) : default;
}

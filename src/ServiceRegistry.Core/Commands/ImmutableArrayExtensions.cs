using System.Collections.Immutable;

namespace ServiceRegistry.Core.Commands;

/// <summary>Lists that may be missing.</summary>
internal static class ImmutableArrayExtensions
{
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> items) => items.IsDefault ? [] : items;

    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T>? items) => items is { } list ? list.OrEmpty() : [];
}

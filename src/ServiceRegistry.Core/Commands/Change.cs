namespace ServiceRegistry.Core.Commands;

/// <summary>A value that may have been left out: which is not the same as null.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="IsSet">True where it was given.</param>
/// <param name="Value">The value given.</param>
public readonly record struct Change<T>(bool IsSet, T Value)
{
    /// <summary>A value that was given.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Change<T>(T value) => new(true, value);

    /// <summary>The value given, or else the one there is.</summary>
    /// <param name="current">The one there is.</param>
    public T Or(T current) => IsSet ? Value : current;
}

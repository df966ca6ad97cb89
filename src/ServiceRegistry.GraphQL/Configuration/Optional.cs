namespace ServiceRegistry.GraphQL;

/// <summary>A value that may have been left out, which is not the same as null (Hot Chocolate's name).</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Optional<T> : IEquatable<Optional<T>>
{
    /// <summary>A value that was given.</summary>
    /// <param name="value">The value, which may be null.</param>
    public Optional(T? value)
    {
        Value = value;
        HasValue = true;
    }

    /// <summary>The value; the type's default where it was left out.</summary>
    public T? Value { get; }

    /// <summary>True where a value was given, null among them.</summary>
    public bool HasValue { get; }

    /// <summary>True where it was left out.</summary>
    public bool IsEmpty => !HasValue;

    /// <summary>A value that was given.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Optional<T>(T? value) => new(value);

    /// <summary>Equality of both parts.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Inequality of either part.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    /// <summary>The value, or what stands in where it was left out.</summary>
    /// <param name="whenLeftOut">What stands in.</param>
    public T? GetValueOrDefault(T? whenLeftOut) => HasValue ? Value : whenLeftOut;

    /// <inheritdoc />
    public bool Equals(Optional<T> other) => HasValue == other.HasValue && EqualityComparer<T?>.Default.Equals(Value, other.Value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(HasValue, Value);

    /// <inheritdoc />
    public override string ToString() => HasValue ? $"{Value}" : "(left out)";
}

namespace ServiceRegistry.GraphQL;

/// <summary>
/// What a mutation with conventions answers: its result, or its errors. The payload is the result's own type where its name ends with
/// <c>Payload</c>, and gets a field <c>errors</c>; otherwise it is <c>{Mutation}Payload</c> with a field for the result.
/// The errors that there can be are named by <see cref="ErrorAttribute{T}"/>.
/// </summary>
public abstract class FieldResult
{
    private protected FieldResult(object? value, IReadOnlyList<object>? errors)
    {
        BoxedValue = value;
        Errors = errors;
    }

    /// <summary>The errors; null where there is a result.</summary>
    public IReadOnlyList<object>? Errors { get; }

    internal object? BoxedValue { get; }

    /// <summary>An answer of errors, which converts to any <see cref="FieldResult{T}"/>.</summary>
    /// <param name="errors">The errors, at least one.</param>
    public static FailedResult Failed(params IReadOnlyList<object> errors) => new(errors);
}

/// <summary>The errors of a mutation, before they are those of a certain one.</summary>
/// <param name="Errors">The errors, at least one.</param>
public sealed record FailedResult(IReadOnlyList<object> Errors);

/// <summary>A result of <typeparamref name="T"/>, or errors.</summary>
/// <typeparam name="T">The result's class.</typeparam>
public sealed class FieldResult<T> : FieldResult
{
    /// <summary>A result.</summary>
    /// <param name="value">The result.</param>
    public FieldResult(T value)
        : base(value, null) => Value = value;

    /// <summary>Errors.</summary>
    /// <param name="errors">The errors, at least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public FieldResult(IReadOnlyList<object> errors)
        : base(null, errors.Count > 0 ? errors : throw new ArgumentException("A failed result has at least one error.", nameof(errors)))
    {
    }

    /// <summary>The result; the type's default where there are errors.</summary>
    public T? Value { get; }

    /// <summary>A result.</summary>
    /// <param name="value">The result.</param>
    public static implicit operator FieldResult<T>(T value) => new(value);

    /// <summary>Errors.</summary>
    /// <param name="failed">The errors.</param>
    public static implicit operator FieldResult<T>(FailedResult failed) => new(failed.Errors);
}

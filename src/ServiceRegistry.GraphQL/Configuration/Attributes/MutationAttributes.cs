namespace ServiceRegistry.GraphQL;

/// <summary>What the attributes that name an error of a mutation have in common.</summary>
public abstract class ErrorAttribute : Attribute
{
    /// <summary>The class of the error.</summary>
    public abstract Type ErrorType { get; }
}

/// <summary>
/// The mutation can answer this error: it is a member of the union <c>{Mutation}Error</c> and implements the interface <c>Error</c>, so
/// it must have a property <c>Message</c>.
/// </summary>
/// <typeparam name="T">The class of the error.</typeparam>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute<T> : ErrorAttribute
{
    /// <inheritdoc />
    public override Type ErrorType => typeof(T);
}

/// <summary>The mutation follows the conventions, or, with <see cref="Disable"/>, does not. See <see cref="FieldResult{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UseMutationConventionAttribute : Attribute
{
    /// <summary>The name of the payload's field for the result; that of its type where null.</summary>
    public string? PayloadFieldName { get; set; }

    /// <summary>Leaves this mutation as it is written.</summary>
    public bool Disable { get; set; }
}

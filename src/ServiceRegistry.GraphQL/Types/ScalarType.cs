using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>A leaf with values of its own (section 3.5).</summary>
/// <param name="name">The name.</param>
/// <param name="description">What it is.</param>
public abstract class ScalarType(string name, string? description) : NamedType(name, description)
{
    /// <summary>Where its format is specified (<c>@specifiedBy</c>); null where it is not.</summary>
    public virtual string? SpecifiedByUrl => null;

    /// <summary>The CLR type of its values.</summary>
    public abstract Type RuntimeType { get; }

    /// <summary>True where no literal of it is a list or an object, so that no variable can stand inside one.</summary>
    internal virtual bool IsAtomic => false;

    /// <summary>Coerces a literal without variables (section 3.5, input coercion).</summary>
    /// <param name="literal">The literal; never <c>null</c>.</param>
    /// <returns>The value, of <see cref="RuntimeType"/>.</returns>
    /// <exception cref="GraphQLException">The literal is not one of this type; the message says what is expected.</exception>
    public abstract object ParseLiteral(ValueNode literal);

    /// <summary>Coerces the value of a variable.</summary>
    /// <param name="json">The JSON value; never <c>null</c>.</param>
    /// <returns>The value, of <see cref="RuntimeType"/>.</returns>
    /// <exception cref="GraphQLException">The value is not one of this type; the message says what is expected.</exception>
    public abstract object ParseValue(JsonElement json);

    /// <summary>Writes a resolved value (section 3.5, result coercion).</summary>
    /// <param name="value">The value; never null.</param>
    /// <param name="output">Where it is written.</param>
    /// <exception cref="GraphQLException">The value cannot be given as this type.</exception>
    public abstract void Serialize(object value, ResponseWriter output);
}

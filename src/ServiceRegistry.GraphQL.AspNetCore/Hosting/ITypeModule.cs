namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>
/// A part of the schema that may change while the server runs (Hot Chocolate's name). Operations that have begun end on the schema that they
/// began with; the next one, on an open socket too, is executed on the new one.
/// </summary>
public interface ITypeModule
{
    /// <summary>Raised when the part is not what it was: the schema is then made anew. Whoever raises it is not kept waiting.</summary>
    event EventHandler? TypesChanged;

    /// <summary>Adds the part as it is now.</summary>
    /// <param name="schema">The schema while it is made.</param>
    void ConfigureSchema(SchemaBuilder schema);
}

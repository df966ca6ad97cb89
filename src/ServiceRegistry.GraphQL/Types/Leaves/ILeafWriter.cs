using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Writes values of one CLR type as a leaf, without boxing them.</summary>
internal interface ILeafWriter<T>
{
    /// <summary>
    /// Writes a value. False where it is null, or none that is written without further ado: what was written then does not count, and the
    /// type's own serialization says what is wrong with it.
    /// </summary>
    bool TryWrite(T? value, ResponseWriter output);
}

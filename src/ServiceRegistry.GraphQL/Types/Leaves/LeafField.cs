using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>
/// Resolves a field of a leaf and writes it in one step: between the resolver and the answer the value keeps its CLR type. A field may have
/// one beside its <see cref="OutputField.Resolve"/>, and means the same by both.
/// </summary>
internal abstract class LeafField
{
    /// <summary>Resolves and writes. What the resolver throws goes through.</summary>
    /// <param name="context">The field being resolved.</param>
    /// <param name="output">Where it is written.</param>
    /// <param name="rest">The value where it could not be written this way: it is to be completed in the ordinary one.</param>
    /// <returns>False where that is so; what was written does not count then.</returns>
    public abstract bool TryWrite(FieldContext context, ResponseWriter output, out object? rest);
}

/// <summary>The same for values of one type.</summary>
/// <param name="compile">Makes the resolver; asked when the field is first used.</param>
/// <param name="writer">Writes its values.</param>
/// <param name="convert">What the ordinary way completes in place of a value that could not be written; null where that is the value.</param>
internal sealed class LeafField<T>(Func<Func<FieldContext, T>> compile, ILeafWriter<T> writer, Func<object, object?>? convert) : LeafField
{
    private Func<FieldContext, T>? resolve;

    public override bool TryWrite(FieldContext context, ResponseWriter output, out object? rest)
    {
        var value = (resolve ??= compile())(context);
        if (writer.TryWrite(value, output))
        {
            rest = null;
            return true;
        }

        rest = value is null || convert is null ? value : convert(value);
        return false;
    }
}

using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Writes what a <see cref="Nullable{T}"/> holds.</summary>
internal sealed class NullableWriter<T>(ILeafWriter<T> inner) : ILeafWriter<T?>
    where T : struct
{
    public bool TryWrite(T? value, ResponseWriter output) => value is { } present && inner.TryWrite(present, output);
}

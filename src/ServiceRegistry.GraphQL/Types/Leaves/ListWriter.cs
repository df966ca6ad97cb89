using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Writes lists of leaves. A list with an item that is null is left to the ordinary way, which knows what that means.</summary>
internal sealed class ListWriter<TList, TItem>(ILeafWriter<TItem> items) : ILeafWriter<TList>
    where TList : IReadOnlyList<TItem>
{
    public bool TryWrite(TList? value, ResponseWriter output)
    {
        if (default(TList) is null && value is null)
        {
            return false;
        }

        output.WriteByte((byte)'[');
        for (var i = 0; i < value!.Count; i++)
        {
            if (i > 0)
            {
                output.WriteByte((byte)',');
            }

            if (!items.TryWrite(value[i], output))
            {
                return false;
            }
        }

        output.WriteByte((byte)']');
        return true;
    }
}

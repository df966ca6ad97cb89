using System.Text;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Writes the values of a CLR enum by names that are encoded already.</summary>
internal sealed class EnumWriter<T>(EnumType type) : ILeafWriter<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, byte[]> names = type.Values.ToDictionary(v => (T)v.RuntimeValue, v => Encoding.UTF8.GetBytes($"\"{v.Name}\""));

    public bool TryWrite(T value, ResponseWriter output)
    {
        if (!names.TryGetValue(value, out var name))
        {
            return false;
        }

        output.WriteRaw(name);
        return true;
    }
}

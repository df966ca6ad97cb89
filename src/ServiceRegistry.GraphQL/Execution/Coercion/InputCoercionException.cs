using System.Text;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A value is not of its input type. The path is filled in from inside out while the exception goes up, so that success costs none.</summary>
internal sealed class InputCoercionException(string message, string? code = null) : Exception(message)
{
    private readonly List<object> reversedPath = [];

    public string? Code { get; } = code;

    public InputCoercionException Below(object segment)
    {
        reversedPath.Add(segment);
        return this;
    }

    /// <summary>Where the value stands: <c>input.tags[2]</c>.</summary>
    public string Path(string root)
    {
        var path = new StringBuilder(root);
        for (var i = reversedPath.Count - 1; i >= 0; i--)
        {
            _ = reversedPath[i] is int index ? path.Append('[').Append(index).Append(']') : path.Append('.').Append(reversedPath[i]);
        }

        return path.ToString();
    }
}

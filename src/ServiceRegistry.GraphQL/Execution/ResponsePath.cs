namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A response position (section 7.1.6), as a chain from the inside out: branches that run at once share what lies above them.</summary>
internal sealed class ResponsePath
{
    private readonly ResponsePath? parent;
    private readonly string? name;
    private readonly int index;

    public ResponsePath(ResponsePath? parent, string name)
    {
        this.parent = parent;
        this.name = name;
    }

    public ResponsePath(ResponsePath? parent, int index)
    {
        this.parent = parent;
        this.index = index;
    }

    /// <summary>Names and list places from the root on.</summary>
    public static List<object> ToList(ResponsePath? path)
    {
        var segments = new List<object>();
        for (var segment = path; segment is not null; segment = segment.parent)
        {
            segments.Add(segment.name is null ? segment.index : segment.name);
        }

        segments.Reverse();
        return segments;
    }
}

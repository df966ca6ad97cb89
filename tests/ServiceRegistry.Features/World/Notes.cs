namespace ServiceRegistry.Features.World;

/// <summary>What a scenario remembers of an earlier moment, to hold a later one against it.</summary>
internal sealed class Notes
{
    public long Revision { get; set; }

    public Dictionary<string, string> Texts { get; } = [];
}

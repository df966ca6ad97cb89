namespace ServiceRegistry.Core.Model;

/// <summary>What became of an object.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Created,

    /// <summary>What was registered or commanded of it changed.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Its status alone changed.</summary>
    StatusChanged,
}

using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>What one subscription wants of what happens in the registry, and how it tells it.</summary>
internal interface IInterest
{
    /// <summary>The values of which an event must have one, so that it can be looked up; null where all have to be looked at.</summary>
    EventDemand? Demand { get; }

    /// <summary>True where what a subscriber has missed is told event by event; false where only what is now counts.</summary>
    bool Replays { get; }

    /// <summary>True while what it tells may become different by time alone.</summary>
    bool ChangesWithTime => false;

    /// <summary>True for an event that is wanted.</summary>
    bool Wants(RegistryEvent change);

    /// <summary>Tells events that are wanted.</summary>
    /// <param name="batch">The events, at least one.</param>
    IReadOnlyList<SourceEvent> Tell(EventBatch batch);

    /// <summary>Tells what has become different without an event.</summary>
    /// <param name="revision">The revision up to which everything is told.</param>
    IReadOnlyList<SourceEvent> Refresh(long revision) => [];

    /// <summary>Tells what is told now and then.</summary>
    /// <param name="revision">The revision up to which everything is told.</param>
    IReadOnlyList<SourceEvent> Ring(long revision) => Refresh(revision);

    /// <summary>What a subscriber is told first when it is live; null for nothing.</summary>
    /// <param name="revision">The revision up to which everything is told.</param>
    SourceEvent? Welcome(long revision) => null;
}

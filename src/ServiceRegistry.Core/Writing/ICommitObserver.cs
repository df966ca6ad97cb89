using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Writing;

/// <summary>Follows what is committed: called by the writer, one commit after the other, before any caller is answered.</summary>
internal interface ICommitObserver
{
    void OnCommitted(RegistrySnapshot snapshot, IReadOnlyList<RegistryEvent> events);
}

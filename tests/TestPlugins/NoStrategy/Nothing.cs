using ServiceRegistry.Abstractions;

namespace TestPlugins.NoStrategy;

/// <summary>Knows the contract and offers nothing of it.</summary>
public static class Nothing
{
    /// <summary>An outcome.</summary>
    public static CheckOutcome Outcome => CheckOutcome.Pass;
}

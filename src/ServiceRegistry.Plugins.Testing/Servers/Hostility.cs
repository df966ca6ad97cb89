namespace ServiceRegistry.Plugins.Testing.Servers;

/// <summary>What a server does that means no good.</summary>
public enum Hostility
{
    /// <summary>Takes a connection and closes it.</summary>
    ClosesAtOnce,

    /// <summary>Takes a connection, begins to answer, and resets it.</summary>
    Resets,

    /// <summary>Begins to answer, and closes.</summary>
    CutsOff,

    /// <summary>Takes a connection and says nothing.</summary>
    NeverAnswers,

    /// <summary>Begins to answer, and goes on with bytes that mean nothing.</summary>
    SendsGarbage,

    /// <summary>Begins to answer, and goes on with a byte now and then.</summary>
    Trickles,

    /// <summary>Begins to answer, and goes on for as long as anybody takes it.</summary>
    NeverStops,
}

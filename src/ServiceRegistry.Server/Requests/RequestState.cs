namespace ServiceRegistry.Server.Requests;

/// <summary>Carries the request through an operation's state.</summary>
internal static class RequestState
{
    private const string Key = "registry.request";

    /// <summary>State that holds a request.</summary>
    public static IReadOnlyDictionary<string, object?> For(RegistryRequest request) => new Dictionary<string, object?> { [Key] = request };

    /// <summary>Puts a request into the state of its operation.</summary>
    public static void Put(IDictionary<string, object?> state, RegistryRequest request) => state[Key] = request;

    /// <summary>The request of an operation.</summary>
    public static RegistryRequest Of(IDictionary<string, object?> state) => (RegistryRequest)state[Key]!;
}

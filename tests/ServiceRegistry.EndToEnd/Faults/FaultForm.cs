namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>Tests of faults have a short form, for every run of the tests, and a long one, for tests/long-faults.sh.</summary>
internal static class FaultForm
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("SERVICE_REGISTRY_FAULTS") == "long";

    /// <summary>Within what time a server stops. Five seconds are promised; in the short form other tests, and whole builds, may share the machine.</summary>
    public static TimeSpan LongestStop => TimeSpan.FromSeconds(IsLong ? 5 : 15);
}

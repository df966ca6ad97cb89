namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>
/// How much is compared. <c>AGREEMENT_COUNT</c> and <c>AGREEMENT_SEED</c> set it: the first is for a longer run, both together repeat what a
/// failure has printed.
/// </summary>
internal static class AgreementRun
{
    public static int Seed { get; } = Read("AGREEMENT_SEED", 1);

    public static int Count(int unlessSet) => Read("AGREEMENT_COUNT", unlessSet);

    private static int Read(string variable, int unlessSet) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : unlessSet;
}

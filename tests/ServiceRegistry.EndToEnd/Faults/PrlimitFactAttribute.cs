namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A test that needs prlimit and a kernel that has it; without them it says how to get them.</summary>
internal sealed class PrlimitFactAttribute : FactAttribute
{
    public PrlimitFactAttribute()
    {
        if (!Programs.Have("prlimit"))
        {
            Skip = "prlimit is missing; on Linux install it: apt-get install util-linux";
        }
    }
}

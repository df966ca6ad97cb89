namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A test that needs Debian's faketime; without it it says how to get it.</summary>
internal sealed class FaketimeFactAttribute : FactAttribute
{
    public FaketimeFactAttribute()
    {
        if (Library is null)
        {
            Skip = "faketime is missing; on Debian install it: apt-get install faketime";
        }
    }

    /// <summary>What a process loads that is to see another clock; null where there is none.</summary>
    public static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;
}

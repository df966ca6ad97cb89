namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>A test of permissions, which root needs setpriv for; without it says how to get it.</summary>
internal sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "permissions of files are those of Unix; run it there";
        }
        else if (Environment.IsPrivilegedProcess && !Programs.Have("setpriv"))
        {
            Skip = "setpriv is missing; on Linux install it: apt-get install util-linux";
        }
    }
}

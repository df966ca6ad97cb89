using System.Diagnostics;

namespace KilledServer;

/// <summary>kill -9 of this process, at a point that it has come to so many times.</summary>
internal sealed class Kill(KillPoint point, int times)
{
    private int reached;

    /// <summary>True the last time: whoever asks then kills, or sees to it.</summary>
    public bool IsDue(KillPoint here) => here == point && ++reached == times;

    public void At(KillPoint here)
    {
        if (IsDue(here))
        {
            Now();
        }
    }

    public static void Now() => Process.GetCurrentProcess().Kill();
}

using System.ComponentModel.DataAnnotations;

namespace MyCheck;

/// <summary>What the target is expected to say by itself. Left out, the port is that of the instance.</summary>
public sealed class MyCheckSettings
{
    /// <summary>1 to 65535.</summary>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>How its first line begins.</summary>
    [StringLength(256, MinimumLength = 1)]
    public string Expect { get; set; } = "220 ";
}

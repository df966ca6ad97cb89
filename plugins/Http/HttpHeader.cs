using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Http;

/// <summary>A header of the request.</summary>
public sealed class HttpHeader
{
    /// <summary>Its name. Host, and what belongs to the connection itself, cannot be set.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Name { get; set; }

    /// <summary>Printable ASCII characters.</summary>
    [Secret]
    [StringLength(4096)]
    public required string Value { get; set; }
}

using System.ComponentModel.DataAnnotations;

namespace ServiceRegistry.Abstractions;

/// <summary>
/// The smallest and the largest duration that a setting takes, both in ISO 8601: <c>[DurationRange("PT1S", "P1D")]</c>.
/// Without it a duration is not negative.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationRangeAttribute : ValidationAttribute
{
    /// <summary>A range, its ends included.</summary>
    /// <param name="minimum">The smallest duration.</param>
    /// <param name="maximum">The largest duration.</param>
    public DurationRangeAttribute(string minimum, string maximum)
        : base(() => $"The field {{0}} must be between {minimum} and {maximum}.") =>
        (Minimum, Maximum) = (IsoDuration.Parse(minimum), IsoDuration.Parse(maximum));

    /// <summary>The smallest duration.</summary>
    public TimeSpan Minimum { get; }

    /// <summary>The largest duration.</summary>
    public TimeSpan Maximum { get; }

    /// <inheritdoc />
    public override bool IsValid(object? value) => value is not TimeSpan duration || (duration >= Minimum && duration <= Maximum);
}

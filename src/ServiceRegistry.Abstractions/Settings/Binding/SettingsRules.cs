using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ServiceRegistry.Abstractions;

/// <summary>The attributes of a property as rules, and as what a schema can show of them.</summary>
internal static class SettingsRules
{
    public static List<ValidationAttribute> Of(PropertyInfo property)
    {
        var rules = property.GetCustomAttributes<ValidationAttribute>(inherit: true).ToList();
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(TimeSpan) && !rules.OfType<DurationRangeAttribute>().Any())
        {
            rules.Add(new NotNegativeRule());
        }

        return rules;
    }

    public static string Code(ValidationAttribute rule) => rule switch
    {
        RequiredAttribute => SettingsProblemCode.Required,
        RangeAttribute or DurationRangeAttribute or NotNegativeRule => SettingsProblemCode.OutOfRange,
        StringLengthAttribute or MinLengthAttribute or MaxLengthAttribute or LengthAttribute => SettingsProblemCode.Length,
        _ => SettingsProblemCode.NotValid,
    };

    public static SettingsConstraints Constraints(IEnumerable<ValidationAttribute> rules) => rules.Aggregate(
        SettingsConstraints.None,
        (known, rule) => rule switch
        {
            RangeAttribute range => known with { Minimum = Json(range.Minimum), Maximum = Json(range.Maximum) },
            DurationRangeAttribute range => known with { Minimum = Json(range.Minimum), Maximum = Json(range.Maximum) },
            StringLengthAttribute length => known with { MinLength = length.MinimumLength > 0 ? length.MinimumLength : null, MaxLength = length.MaximumLength },
            LengthAttribute length => known with { MinLength = length.MinimumLength, MaxLength = length.MaximumLength },
            MinLengthAttribute length => known with { MinLength = length.Length },
            MaxLengthAttribute length => known with { MaxLength = length.Length },
            RegularExpressionAttribute expression => known with { Pattern = expression.Pattern },
            _ => known,
        });

    private static string Json(object bound) => bound is TimeSpan duration
        ? $"\"{IsoDuration.Format(duration)}\""
        : Convert.ToString(bound, CultureInfo.InvariantCulture)!;

    private sealed class NotNegativeRule() : ValidationAttribute("The field {0} must not be negative.")
    {
        public override bool IsValid(object? value) => value is not TimeSpan duration || duration >= TimeSpan.Zero;
    }
}

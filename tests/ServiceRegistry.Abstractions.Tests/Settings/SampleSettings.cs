using System.ComponentModel.DataAnnotations;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Abstractions.Tests.Settings;

/// <summary>One setting of
/// every kind.</summary>
public sealed class SampleSettings
{
    /// <summary>Who is <c>greeted</c>, see <see cref="Count"/>.</summary>
    [StringLength(10, MinimumLength = 2)]
    [RegularExpression("[a-z]+")]
    public string Name { get; set; } = "world";

    [Secret]
    public string? Nickname { get; set; }

    [Range(1, 9)]
    public int Count { get; set; } = 3;

    public int? Limit { get; set; }

    public long Big { get; set; } = 5_000_000_000;

    public double Ratio { get; set; } = 0.5;

    public bool Loud { get; init; }

    public SampleMood Mood { get; set; } = SampleMood.VeryGood;

    [DurationRange("PT1S", "PT1H")]
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(90);

    public TimeSpan? Grace { get; set; }

    public Uri? Where { get; set; }

    [MaxLength(2)]
    public IReadOnlyList<string> Words { get; set; } = ["a", "b"];

    public List<int?>? Numbers { get; set; }

    public SamplePart[] Parts { get; set; } = [];

    public SamplePart? Main { get; set; }

    public int Computed => Count * 2;
}

/// <summary>A part of it.</summary>
public sealed class SamplePart
{
    /// <summary>Its label.</summary>
    public required string Label { get; set; }

    [Range(0, 1.5)]
    public double Weight { get; set; } = 1;
}

/// <summary>How one feels.</summary>
[InputName("Mood")]
public enum SampleMood
{
    /// <summary>Not well.</summary>
    Bad,
    VeryGood,
}

/// <summary>Says what it was given.</summary>
public sealed class SampleStrategy : HealthCheckStrategy<SampleSettings>
{
    public override string Name => "sample";

    public override ValueTask<CheckResult> CheckAsync(CheckContext<SampleSettings> context, CancellationToken cancellationToken)
    {
        var s = context.Settings;
        return new(CheckResult.Pass($"{s.Name} {s.Count} {s.Mood} {s.Every} {s.Numbers?.Count} {s.Parts.Length} {s.Main?.Label} {s.Where} {s.Loud}"));
    }

    protected override IEnumerable<SettingsProblem> Validate(SampleSettings settings)
    {
        if (settings.Name == settings.Nickname)
        {
            yield return SettingsProblem.At("It is the name.", "nickname");
        }

        if (settings.Words.Count > 1 && settings.Words[0] == settings.Words[1])
        {
            yield return SettingsProblem.At("It is there already.", "words", "1");
        }

        if (settings.Count == 99)
        {
            yield return SettingsProblem.At("It is too much anyhow.", "count");
        }
    }
}

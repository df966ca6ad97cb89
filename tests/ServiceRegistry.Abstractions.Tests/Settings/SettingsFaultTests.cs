using System.ComponentModel.DataAnnotations;

namespace ServiceRegistry.Abstractions.Tests.Settings;

public sealed class SettingsFaultTests
{
    [Theory]
    [InlineData(typeof(WithDictionary), "cannot be a setting")]
    [InlineData(typeof(WithDate), "cannot be a setting")]
    [InlineData(typeof(WithItself), "contains itself")]
    [InlineData(typeof(WithoutDefault), "cannot be null and has no default")]
    [InlineData(typeof(WithNothing), "has no public property")]
    [InlineData(typeof(WithSameNames), "the setting 'host' twice")]
    [InlineData(typeof(WithConstructor), "public parameterless constructor")]
    [InlineData(typeof(WithBadName), "not a name of GraphQL")]
    public void A_settings_class_that_cannot_be_offered_says_why(Type settings, string reason) =>
        Should.Throw<SettingsSchemaException>(() => SettingsSchema.Of(settings, "faulty")).Message.ShouldContain(reason);

    [Fact]
    public void Required_stands_in_for_a_default()
    {
        var schema = SettingsSchema.Of(typeof(WithRequired), "good");

        schema.Fields.ShouldAllBe(field => field.IsRequired);
    }

    public sealed class WithDictionary
    {
        public Dictionary<string, string> Map { get; set; } = [];
    }

    public sealed class WithDate
    {
        public DateTimeOffset When { get; set; }
    }

    public sealed class WithItself
    {
        public List<WithItself> Children { get; set; } = [];
    }

    public sealed class WithoutDefault
    {
        public string Host { get; set; } = null!;
    }

    public sealed class WithNothing
    {
        public string Computed => "";
    }

    public sealed class WithSameNames
    {
        public string? Host { get; set; }

        public string? host { get; set; }
    }

    public sealed class WithConstructor(string host)
    {
        public string Host { get; set; } = host;
    }

    [InputName("no name")]
    public sealed class WithBadName
    {
        public string? Host { get; set; }
    }

    public sealed class WithRequired
    {
        [Required]
        public TimeSpan Ttl { get; set; }

        public required Uri Where { get; set; }
    }
}

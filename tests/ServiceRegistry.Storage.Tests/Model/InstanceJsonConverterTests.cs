using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Tests.Model;

/// <summary>The converter is held against what the serializer makes of the same records by itself.</summary>
public class InstanceJsonConverterTests
{
    private static readonly JsonSerializerOptions ByItself = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(), new EncryptedSecrets() },
    };

    private static readonly Instance Least = new()
    {
        Id = Guid.NewGuid(),
        Key = "k",
        Service = new ServiceKey("n", "s"),
        Version = "1",
        Host = "h",
    };

    public static TheoryData<string> Instances => new(
        new[]
        {
            Sample.Instance(),
            Least,
            Least with { LeaseTtl = TimeSpan.FromTicks(1), DeregisterAfter = TimeSpan.FromDays(400), Port = 0, Weight = 65535, Revision = long.MaxValue },
            Least with { Maintenance = new Maintenance(null, Sample.Time, null, null), StatusBefore = HealthStatus.Degraded, Zone = "" },
            Least with { Tags = ["", "\u0000\ud83d\ude00", "\\\"/"], Metadata = [new MetadataEntry("", "ü\n")], Endpoints = [new Endpoint("e", null, null, null)] },
            Least with { Checks = [Sample.Check("c") with { Secrets = null, Settings = new string('x', 1000), Timeout = TimeSpan.Zero }] },
        }.Select(instance => JsonSerializer.Serialize(instance, ByItself)));

    [Theory]
    [MemberData(nameof(Instances))]
    public void It_reads_and_writes_what_the_serializer_does(string text)
    {
        var instance = StateText.ToInstance(text);

        JsonSerializer.Serialize(instance, ByItself).ShouldBe(text);
        StateText.Of(instance).ShouldBe(text);
    }

    [Fact]
    public void A_field_that_this_version_does_not_know_is_skipped_and_one_that_is_null_is_none()
    {
        var text = StateText.Of(Least).Replace("\"key\":", "\"later\":{\"a\":[1,{}]},\"scheme\":null,\"port\":null,\"status\\u0042efore\":null,\"key\":", StringComparison.Ordinal);

        JsonSerializer.Serialize(StateText.ToInstance(text), ByItself).ShouldBe(JsonSerializer.Serialize(Least, ByItself));
    }

    [Theory]
    [InlineData("\"host\":\"h\",", "", "no host")]
    [InlineData("\"name\":\"s\"", "\"other\":\"s\"", "no name")]
    [InlineData("\"status\":\"Unknown\"", "\"status\":\"Sick\"", "no status")]
    [InlineData("\"key\":\"k\"", "\"leaseTtl\":\"soon\"", "no duration")]
    public void What_is_no_instance_is_refused(string one, string other, string problem)
    {
        var text = StateText.Of(Least);
        text.ShouldContain(one);

        Should.Throw<JsonException>(() => StateText.ToInstance(text.Replace(one, other, StringComparison.Ordinal))).Message.ShouldContain(problem);
    }

    private sealed class EncryptedSecrets : JsonConverter<SecretSettings>
    {
        public override SecretSettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!, values: null);

        public override void Write(Utf8JsonWriter writer, SecretSettings value, JsonSerializerOptions options) => writer.WriteStringValue(value.Encrypted);
    }
}

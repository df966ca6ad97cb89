using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Storage.Model;

/// <summary>Secrets as they are encrypted: never otherwise. Who has the key makes what is read here readable.</summary>
internal sealed class SecretSettingsConverter : JsonConverter<SecretSettings>
{
    public override SecretSettings Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!, values: null);

    public override void Write(Utf8JsonWriter writer, SecretSettings value, JsonSerializerOptions options) => writer.WriteStringValue(value.Encrypted);
}

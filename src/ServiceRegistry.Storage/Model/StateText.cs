using System.Collections.Immutable;
using System.Text.Json;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>States as they stand in a column.</summary>
internal static class StateText
{
    public static string Of(Instance instance) => JsonSerializer.Serialize(instance, RegistryJson.Default.Instance);

    public static string Of(ServiceDescription service) => JsonSerializer.Serialize(service, RegistryJson.Default.ServiceDescription);

    public static string Of(ImmutableArray<RememberedObject> objects) =>
        JsonSerializer.Serialize(objects, RegistryJson.Default.ImmutableArrayRememberedObject);

    public static Instance ToInstance(string text) => JsonSerializer.Deserialize(text, RegistryJson.Default.Instance)!;

    /// <param name="utf8">The text, as the database has it.</param>
    public static Instance ToInstance(byte[] utf8) => JsonSerializer.Deserialize(utf8, RegistryJson.Default.Instance)!;

    public static ServiceDescription ToService(string text) => JsonSerializer.Deserialize(text, RegistryJson.Default.ServiceDescription)!;

    public static ImmutableArray<RememberedObject> ToObjects(string text) =>
        JsonSerializer.Deserialize(text, RegistryJson.Default.ImmutableArrayRememberedObject);
}

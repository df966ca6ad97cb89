using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>How states are written into a column: everything but nulls, enums by name.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    Converters = [typeof(InstanceJsonConverter)])]
[JsonSerializable(typeof(Instance))]
[JsonSerializable(typeof(ImmutableArray<Endpoint>))]
[JsonSerializable(typeof(ImmutableArray<MetadataEntry>))]
[JsonSerializable(typeof(Maintenance))]
[JsonSerializable(typeof(ServiceDescription))]
[JsonSerializable(typeof(ImmutableArray<RememberedObject>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class RegistryJson : JsonSerializerContext;

using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>An instance's whole state as one text: it is read as a whole, never in part.</summary>
internal sealed class InstanceConverter() : ValueConverter<Instance, string>(
    instance => JsonSerializer.Serialize(instance, RegistryJson.Default.Instance),
    text => JsonSerializer.Deserialize(text, RegistryJson.Default.Instance)!);

/// <summary>A service's description as one text.</summary>
internal sealed class ServiceConverter() : ValueConverter<ServiceDescription, string>(
    service => JsonSerializer.Serialize(service, RegistryJson.Default.ServiceDescription),
    text => JsonSerializer.Deserialize(text, RegistryJson.Default.ServiceDescription)!);

/// <summary>What a call did to its objects as one text.</summary>
internal sealed class TouchedObjectsConverter() : ValueConverter<ImmutableArray<RememberedObject>, string>(
    objects => JsonSerializer.Serialize(objects, RegistryJson.Default.ImmutableArrayRememberedObject),
    text => JsonSerializer.Deserialize(text, RegistryJson.Default.ImmutableArrayRememberedObject));

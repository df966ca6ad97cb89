using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>An instance's whole state as one text: it is read as a whole, never in part.</summary>
internal sealed class InstanceConverter() : ValueConverter<Instance, string>(
    instance => StateText.Of(instance),
    text => StateText.ToInstance(text));

/// <summary>The measurements of a run as one text.</summary>
internal sealed class MeasurementsConverter() : ValueConverter<IReadOnlyList<Measurement>, string>(
    measurements => MeasurementsText.Of(measurements),
    text => MeasurementsText.Read(text));

/// <summary>A service's description as one text.</summary>
internal sealed class ServiceConverter() : ValueConverter<ServiceDescription, string>(
    service => StateText.Of(service),
    text => StateText.ToService(text));

/// <summary>What a call did to its objects as one text.</summary>
internal sealed class TouchedObjectsConverter() : ValueConverter<ImmutableArray<RememberedObject>, string>(
    objects => StateText.Of(objects),
    text => StateText.ToObjects(text));

using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Commands;

/// <summary>What the values of an instance may be (CONTRACT.md, Values).</summary>
internal static class InstanceRules
{
    public const int MaxInstances = 1000;

    public static readonly TimeSpan MinDeregisterAfter = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan MaxDeregisterAfter = TimeSpan.FromDays(30);

    private const int MaxEndpoints = 16;
    private const int MaxTags = 64;
    private const int MaxMetadata = 64;

    /// <summary>Everything that is wrong with the registrations.</summary>
    public static void Check(RegisterInstances command, ValueErrors errors)
    {
        if (!command.IsList)
        {
            Check(ValuePath.Input, command.Registrations[0], errors);
            return;
        }

        var path = ValuePath.Input.At("instances");
        if (command.Registrations.IsDefaultOrEmpty)
        {
            errors.Add(path, ErrorCode.Required, $"There must be 1 to {MaxInstances} instances.");
            return;
        }

        if (!errors.Count(path, command.Registrations.Length, MaxInstances, "instances"))
        {
            return;
        }

        var keys = new HashSet<(ServiceKey, string)>();
        for (var i = 0; i < command.Registrations.Length; i++)
        {
            var registration = command.Registrations[i];
            Check(path.At(i), registration, errors);
            if (registration.ClientMutationId is not null)
            {
                errors.Add(path.At(i).At("clientMutationId"), ErrorCode.Misplaced, "A call has one name, given beside its instances: at input.clientMutationId.");
            }

            if (registration.Key is { } key && !keys.Add((registration.Service, key)))
            {
                errors.Add(path.At(i).At("key"), ErrorCode.Duplicate, $"The key '{key}' is there twice for {registration.Service}.");
            }
        }
    }

    /// <summary>Everything that is wrong with the update.</summary>
    public static void Check(UpdateInstance update, ValueErrors errors)
    {
        var path = ValuePath.Input;
        if (update.Version.IsSet)
        {
            Version(path, update.Version.Value, errors);
        }

        if (update.Host.IsSet)
        {
            Host(path, update.Host.Value, errors);
        }

        if (update.Weight is { IsSet: true, Value: null })
        {
            errors.Add(path.At("weight"), ErrorCode.Required, "A weight cannot be cleared: leave it out, or give 0 to 65535.");
        }

        Optional(
            path, update.Scheme.Value, update.Port.Value, update.Zone.Value, update.Weight.Value, update.LeaseTtl.Value, update.DeregisterAfter.Value, errors);
        Lists(path, update.Endpoints.Value, update.Tags.Value, update.Metadata.Value, errors);
    }

    private static void Check(ValuePath path, Registration registration, ValueErrors errors)
    {
        errors.Name(path.At("namespace"), registration.Service.Namespace, "A namespace");
        errors.Name(path.At("service"), registration.Service.Name, "A service name");
        Version(path, registration.Version, errors);
        if (registration.Key is { } key)
        {
            errors.Text(path.At("key"), key, 256, "A key", ValueRules.IsKey, "1 to 256 printable ASCII characters without spaces");
        }

        Host(path, registration.Host, errors);
        Optional(
            path, registration.Scheme, registration.Port, registration.Zone, registration.Weight, registration.LeaseTtl, registration.DeregisterAfter, errors);
        Lists(path, registration.Endpoints, registration.Tags, registration.Metadata, errors);
        CheckRules.Check(path.At("checks"), registration.Checks, errors);
    }

    private static void Version(ValuePath path, string? version, ValueErrors errors) =>
        errors.Text(path.At("version"), version, 64, "A version", ValueRules.IsVersion, "1 to 64 of A-Z a-z 0-9 . + _ -");

    private static void Host(ValuePath path, string? host, ValueErrors errors) => errors.Text(
        path.At("host"), host, HostRule.MaxLength, "A host", HostRule.IsHost, "a DNS name, an IPv4 or an IPv6 address, without scheme, port, brackets or zone");

    private static void Optional(
        ValuePath path, string? scheme, int? port, string? zone, int? weight, TimeSpan? leaseTtl, TimeSpan? deregisterAfter, ValueErrors errors)
    {
        Address(path, scheme, port, errors);
        if (zone is not null)
        {
            errors.Label(path.At("zone"), zone, "A zone");
        }

        if (weight is { } share)
        {
            errors.Number(path.At("weight"), share, 0, 65535, "A weight");
        }

        errors.Duration(path.At("leaseTtl"), leaseTtl, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1), "A lease's ttl");
        errors.Duration(path.At("deregisterAfter"), deregisterAfter, MinDeregisterAfter, MaxDeregisterAfter, "deregisterAfter");
    }

    private static void Address(ValuePath path, string? scheme, int? port, ValueErrors errors)
    {
        if (scheme is not null)
        {
            errors.Text(path.At("scheme"), scheme, 32, "A scheme", ValueRules.IsScheme, "a letter, then letters, digits, + . -");
        }

        if (port is { } number)
        {
            errors.Number(path.At("port"), number, 1, 65535, "A port");
        }
    }

    private static void Lists(
        ValuePath path, ImmutableArray<Endpoint>? endpoints, ImmutableArray<string>? tags, ImmutableArray<MetadataEntry>? metadata, ValueErrors errors)
    {
        Endpoints(path.At("endpoints"), endpoints.OrEmpty(), errors);
        Tags(path.At("tags"), tags.OrEmpty(), errors);
        Metadata(path.At("metadata"), metadata.OrEmpty(), errors);
    }

    private static void Endpoints(ValuePath path, ImmutableArray<Endpoint> endpoints, ValueErrors errors)
    {
        if (endpoints.IsEmpty || !errors.Count(path, endpoints.Length, MaxEndpoints, "endpoints"))
        {
            return;
        }

        var names = new HashSet<string>();
        for (var i = 0; i < endpoints.Length; i++)
        {
            var (at, endpoint) = (path.At(i), endpoints[i]);
            errors.Name(at.At("name"), endpoint.Name, "An endpoint's name");
            if (endpoint.Name == "default")
            {
                errors.Add(at.At("name"), ErrorCode.Reserved, "The endpoint 'default' is the instance's own address.");
            }
            else if (!names.Add(endpoint.Name))
            {
                errors.Add(at.At("name"), ErrorCode.Duplicate, $"There are two endpoints named '{endpoint.Name}'.");
            }

            Address(at, endpoint.Scheme, endpoint.Port, errors);
            if (endpoint.Host is { } host)
            {
                Host(at, host, errors);
            }
        }
    }

    /// <summary>Tags of an instance or a service.</summary>
    public static void Tags(ValuePath path, ImmutableArray<string> tags, ValueErrors errors)
    {
        // Repeated ones are one.
        if (!errors.Count(path, tags.Length > MaxTags ? tags.Distinct().Count() : tags.Length, MaxTags, "tags"))
        {
            return;
        }

        for (var i = 0; i < tags.Length; i++)
        {
            errors.Label(path.At(i), tags[i], "A tag");
        }
    }

    private static void Metadata(ValuePath path, ImmutableArray<MetadataEntry> metadata, ValueErrors errors)
    {
        if (metadata.IsEmpty || !errors.Count(path, metadata.Length, MaxMetadata, "entries of metadata"))
        {
            return;
        }

        var keys = new HashSet<string>();
        for (var i = 0; i < metadata.Length; i++)
        {
            var (at, (key, value)) = (path.At(i), metadata[i]);
            errors.Text(at.At("key"), key, 128, "A key of metadata", ValueRules.IsMetadataKey, "1 to 128 of A-Z a-z 0-9 . _ / -");
            if (!keys.Add(key))
            {
                errors.Add(at.At("key"), ErrorCode.Duplicate, $"The key '{key}' is there twice.");
            }

            errors.FreeText(at.At("value"), value, 4096, "A value of metadata");
        }
    }
}

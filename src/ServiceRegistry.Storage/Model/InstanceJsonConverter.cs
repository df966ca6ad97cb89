using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Storage.Model;

/// <summary>
/// An instance, field by field: what is made for a record by itself reads it through an array of boxed values, which a start with a
/// hundred thousand of them waits for. A test holds it against that. What it does not know it skips.
/// </summary>
internal sealed class InstanceJsonConverter : JsonConverter<Instance>
{
    // What a text does not say is as in one that is made.
    private static readonly Instance Unset = new() { Id = default, Key = "", Service = new ServiceKey("", ""), Version = "", Host = "" };

    public override Instance Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Guid? id = null;
        string? key = null, version = null, scheme = null, host = null, zone = null, statusReason = null;
        ServiceKey? service = null;
        int? port = null;
        var (endpoints, tags, metadata, checks) = (Unset.Endpoints, Unset.Tags, Unset.Metadata, Unset.Checks);
        var weight = Unset.Weight;
        TimeSpan? leaseTtl = null, deregisterAfter = null;
        Maintenance? maintenance = null;
        var status = Unset.Status;
        HealthStatus? statusBefore = null;
        var (statusChangedAt, registeredAt, updatedAt) = (Unset.StatusChangedAt, Unset.RegisteredAt, Unset.UpdatedAt);
        var revision = Unset.Revision;
        while (JsonFields.Next(ref reader, out var field))
        {
            switch (field)
            {
                case "id": id = reader.GetGuid(); break;
                case "key": key = reader.GetString(); break;
                case "service": service = ReadService(ref reader); break;
                case "version": version = JsonFields.Shared(ref reader); break;
                case "scheme": scheme = JsonFields.Shared(ref reader); break;
                case "host": host = reader.GetString(); break;
                case "port": port = JsonFields.Int(ref reader); break;
                case "endpoints": endpoints = JsonSerializer.Deserialize(ref reader, RegistryJson.Default.ImmutableArrayEndpoint); break;
                case "tags": tags = ReadTags(ref reader); break;
                case "metadata": metadata = JsonSerializer.Deserialize(ref reader, RegistryJson.Default.ImmutableArrayMetadataEntry); break;
                case "zone": zone = JsonFields.Shared(ref reader); break;
                case "weight": weight = reader.GetInt32(); break;
                case "leaseTtl": leaseTtl = JsonFields.Duration(ref reader); break;
                case "deregisterAfter": deregisterAfter = JsonFields.Duration(ref reader); break;
                case "maintenance": maintenance = JsonSerializer.Deserialize(ref reader, RegistryJson.Default.Maintenance); break;
                case "checks": checks = ReadChecks(ref reader); break;
                case "status": status = JsonFields.Status(ref reader)!.Value; break;
                case "statusReason": statusReason = JsonFields.Shared(ref reader); break;
                case "statusChangedAt": statusChangedAt = reader.GetDateTimeOffset(); break;
                case "statusBefore": statusBefore = JsonFields.Status(ref reader); break;
                case "registeredAt": registeredAt = reader.GetDateTimeOffset(); break;
                case "updatedAt": updatedAt = reader.GetDateTimeOffset(); break;
                case "revision": revision = reader.GetInt64(); break;
                default: reader.Skip(); break;
            }
        }

        return new()
        {
            Id = id ?? throw JsonFields.Missing("instance", "id"),
            Key = key ?? throw JsonFields.Missing("instance", "key"),
            Service = service ?? throw JsonFields.Missing("instance", "service"),
            Version = version ?? throw JsonFields.Missing("instance", "version"),
            Scheme = scheme,
            Host = host ?? throw JsonFields.Missing("instance", "host"),
            Port = port,
            Endpoints = endpoints,
            Tags = tags,
            Metadata = metadata,
            Zone = zone,
            Weight = weight,
            LeaseTtl = leaseTtl,
            DeregisterAfter = deregisterAfter,
            Maintenance = maintenance,
            Checks = checks,
            Status = status,
            StatusReason = statusReason,
            StatusChangedAt = statusChangedAt,
            StatusBefore = statusBefore,
            RegisteredAt = registeredAt,
            UpdatedAt = updatedAt,
            Revision = revision,
        };
    }

    public override void Write(Utf8JsonWriter writer, Instance value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        writer.WriteString("key"u8, value.Key);
        writer.WriteStartObject("service"u8);
        writer.WriteString("namespace"u8, value.Service.Namespace);
        writer.WriteString("name"u8, value.Service.Name);
        writer.WriteEndObject();
        writer.WriteString("version"u8, value.Version);
        JsonFields.Write(writer, "scheme"u8, value.Scheme);
        writer.WriteString("host"u8, value.Host);
        if (value.Port is { } port)
        {
            writer.WriteNumber("port"u8, port);
        }

        writer.WritePropertyName("endpoints"u8);
        JsonSerializer.Serialize(writer, value.Endpoints, RegistryJson.Default.ImmutableArrayEndpoint);
        writer.WriteStartArray("tags"u8);
        foreach (var tag in value.Tags)
        {
            writer.WriteStringValue(tag);
        }

        writer.WriteEndArray();
        writer.WritePropertyName("metadata"u8);
        JsonSerializer.Serialize(writer, value.Metadata, RegistryJson.Default.ImmutableArrayMetadataEntry);
        JsonFields.Write(writer, "zone"u8, value.Zone);
        writer.WriteNumber("weight"u8, value.Weight);
        JsonFields.Write(writer, "leaseTtl"u8, value.LeaseTtl);
        JsonFields.Write(writer, "deregisterAfter"u8, value.DeregisterAfter);
        if (value.Maintenance is { } maintenance)
        {
            writer.WritePropertyName("maintenance"u8);
            JsonSerializer.Serialize(writer, maintenance, RegistryJson.Default.Maintenance);
        }

        writer.WriteStartArray("checks"u8);
        foreach (var check in value.Checks)
        {
            HealthCheckJson.Write(writer, check);
        }

        writer.WriteEndArray();
        JsonFields.Write(writer, "status"u8, value.Status);
        JsonFields.Write(writer, "statusReason"u8, value.StatusReason);
        writer.WriteString("statusChangedAt"u8, value.StatusChangedAt);
        JsonFields.Write(writer, "statusBefore"u8, value.StatusBefore);
        writer.WriteString("registeredAt"u8, value.RegisteredAt);
        writer.WriteString("updatedAt"u8, value.UpdatedAt);
        writer.WriteNumber("revision"u8, value.Revision);
        writer.WriteEndObject();
    }

    private static ServiceKey ReadService(ref Utf8JsonReader reader)
    {
        string? ofNamespace = null, name = null;
        while (JsonFields.Next(ref reader, out var field))
        {
            switch (field)
            {
                case "namespace": ofNamespace = JsonFields.Shared(ref reader); break;
                case "name": name = JsonFields.Shared(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new(ofNamespace ?? throw JsonFields.Missing("service", "namespace"), name ?? throw JsonFields.Missing("service", "name"));
    }

    private static ImmutableArray<string> ReadTags(ref Utf8JsonReader reader)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            tags.Add(JsonFields.Shared(ref reader)!);
        }

        return tags.DrainToImmutable();
    }

    private static ImmutableArray<HealthCheck> ReadChecks(ref Utf8JsonReader reader)
    {
        var checks = ImmutableArray.CreateBuilder<HealthCheck>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            checks.Add(HealthCheckJson.Read(ref reader));
        }

        return checks.DrainToImmutable();
    }
}

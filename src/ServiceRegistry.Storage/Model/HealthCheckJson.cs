using System.Text.Json;
using ServiceRegistry.Core.Model;
using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Storage.Model;

/// <summary>A check of an instance, field by field.</summary>
internal static class HealthCheckJson
{
    public static HealthCheck Read(ref Utf8JsonReader reader)
    {
        Guid? id = null;
        string? name = null, strategy = null, settings = null, secrets = null, statusReason = null;
        TimeSpan interval = default, timeout = default;
        int healthyThreshold = 0, unhealthyThreshold = 0;
        HealthStatus initialStatus = default, status = default;
        HealthStatus? statusBeforeError = null;
        DateTimeOffset statusChangedAt = default;
        while (JsonFields.Next(ref reader, out var field))
        {
            switch (field)
            {
                case "id": id = reader.GetGuid(); break;
                case "name": name = JsonFields.Shared(ref reader); break;
                case "strategy": strategy = JsonFields.Shared(ref reader); break;
                case "settings": settings = JsonFields.Shared(ref reader); break;
                case "secrets": secrets = reader.GetString(); break;
                case "interval": interval = JsonFields.Duration(ref reader)!.Value; break;
                case "timeout": timeout = JsonFields.Duration(ref reader)!.Value; break;
                case "healthyThreshold": healthyThreshold = reader.GetInt32(); break;
                case "unhealthyThreshold": unhealthyThreshold = reader.GetInt32(); break;
                case "initialStatus": initialStatus = JsonFields.Status(ref reader)!.Value; break;
                case "status": status = JsonFields.Status(ref reader)!.Value; break;
                case "statusReason": statusReason = JsonFields.Shared(ref reader); break;
                case "statusChangedAt": statusChangedAt = reader.GetDateTimeOffset(); break;
                case "statusBeforeError": statusBeforeError = JsonFields.Status(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new()
        {
            Id = id ?? throw JsonFields.Missing("check", "id"),
            Name = name ?? throw JsonFields.Missing("check", "name"),
            Strategy = strategy ?? throw JsonFields.Missing("check", "strategy"),
            Settings = settings ?? throw JsonFields.Missing("check", "settings"),
            Secrets = secrets is null ? null : new SecretSettings(secrets, values: null),
            Interval = interval,
            Timeout = timeout,
            HealthyThreshold = healthyThreshold,
            UnhealthyThreshold = unhealthyThreshold,
            InitialStatus = initialStatus,
            Status = status,
            StatusReason = statusReason,
            StatusChangedAt = statusChangedAt,
            StatusBeforeError = statusBeforeError,
        };
    }

    public static void Write(Utf8JsonWriter writer, HealthCheck check)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, check.Id);
        writer.WriteString("name"u8, check.Name);
        writer.WriteString("strategy"u8, check.Strategy);
        writer.WriteString("settings"u8, check.Settings);

        // Secrets as they are encrypted: never otherwise. Who has the key makes what is read readable.
        JsonFields.Write(writer, "secrets"u8, check.Secrets?.Encrypted);
        JsonFields.Write(writer, "interval"u8, check.Interval);
        JsonFields.Write(writer, "timeout"u8, check.Timeout);
        writer.WriteNumber("healthyThreshold"u8, check.HealthyThreshold);
        writer.WriteNumber("unhealthyThreshold"u8, check.UnhealthyThreshold);
        JsonFields.Write(writer, "initialStatus"u8, check.InitialStatus);
        JsonFields.Write(writer, "status"u8, check.Status);
        JsonFields.Write(writer, "statusReason"u8, check.StatusReason);
        writer.WriteString("statusChangedAt"u8, check.StatusChangedAt);
        JsonFields.Write(writer, "statusBeforeError"u8, check.StatusBeforeError);
        writer.WriteEndObject();
    }
}

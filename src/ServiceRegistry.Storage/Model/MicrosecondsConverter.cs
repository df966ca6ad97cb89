using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ServiceRegistry.Storage.Model;

/// <summary>A time as the microseconds since 1970 in UTC: it compares and sorts as a number on every database.</summary>
internal sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    value => new DateTimeOffset((value * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));

/// <summary>A duration as microseconds.</summary>
internal sealed class DurationConverter() : ValueConverter<TimeSpan, long>(
    duration => duration.Ticks / TimeSpan.TicksPerMicrosecond,
    value => TimeSpan.FromTicks(value * TimeSpan.TicksPerMicrosecond));

using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ServiceRegistry.Storage.Model;

/// <summary>A time as the microseconds since 1970 in UTC: it compares and sorts as a number on every database.</summary>
internal sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => Microseconds.Of(time),
    value => Microseconds.ToTime(value));

/// <summary>A duration as microseconds.</summary>
internal sealed class DurationConverter() : ValueConverter<TimeSpan, long>(
    duration => Microseconds.Of(duration),
    value => Microseconds.ToDuration(value));

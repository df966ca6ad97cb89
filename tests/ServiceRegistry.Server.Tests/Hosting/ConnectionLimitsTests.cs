using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using ServiceRegistry.Server.Hosting;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Tests.Hosting;

public sealed class ConnectionLimitsTests
{
    [Fact]
    public void Ten_thousand_subscribers_have_room_unless_somebody_says_otherwise()
    {
        var limits = Limits();
        limits.MaxConcurrentConnections.ShouldNotBeNull().ShouldBeGreaterThan(10_000);
        limits.MaxConcurrentUpgradedConnections.ShouldNotBeNull().ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void What_is_set_is_what_Kestrel_keeps()
    {
        var limits = Limits(
            ("Max", "7"),
            ("MaxSockets", "5"),
            ("HeadersTimeout", "PT3S"),
            ("IdleTimeout", "PT4S"),
            ("MinBytesPerSecond", "100"),
            ("SlowTimeout", "PT6S"));
        limits.MaxConcurrentConnections.ShouldBe(7);
        limits.MaxConcurrentUpgradedConnections.ShouldBe(1005);
        limits.RequestHeadersTimeout.ShouldBe(TimeSpan.FromSeconds(3));
        limits.KeepAliveTimeout.ShouldBe(TimeSpan.FromSeconds(4));
        foreach (var rate in new[] { limits.MinRequestBodyDataRate, limits.MinResponseDataRate })
        {
            rate.ShouldNotBeNull().BytesPerSecond.ShouldBe(100);
            rate.GracePeriod.ShouldBe(TimeSpan.FromSeconds(6));
        }
    }

    private static KestrelServerLimits Limits(params (string Key, string? Value)[] values)
    {
        var limits = new KestrelServerLimits();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(v => $"ServiceRegistry:Connections:{v.Key}", v => v.Value))
            .Build();
        ConnectionLimits.Set(limits, SettingsReader.Read(configuration, "/srv/registry"));
        return limits;
    }
}

using System.Net;
using Microsoft.Extensions.Configuration;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Tests.Settings;

public sealed class SettingsReaderTests
{
    [Fact]
    public void Nothing_set_is_a_registry_beside_the_content_root()
    {
        var settings = Read();
        settings.ConnectionString.ShouldBe($"Data Source={Path.Combine("/srv/registry", "data", "registry.db")}");
        settings.Events.RetentionCount.ShouldBe(1_000_000);
        settings.AllowedOrigins.ShouldBeEmpty();
        settings.GraphQL.Introspection.ShouldBeTrue();
        settings.GraphQL.DefaultPageSize.ShouldBe(50);
        settings.GraphQL.MaxCost.ShouldBe(100_000);
        settings.GraphQL.PersistedDocuments.ShouldBeNull();
        settings.GraphQL.Batching.ShouldBeFalse();
    }

    [Fact]
    public void What_is_set_is_taken()
    {
        var settings = Read(
            ("ConnectionStrings:Registry", "Data Source=elsewhere.db"),
            ("ServiceRegistry:Storage:Provider", "sqlite"),
            ("ServiceRegistry:Events:RetentionAge", "P7D"),
            ("ServiceRegistry:History:RetentionAge", "02:30:00"),
            ("ServiceRegistry:Cors:AllowedOrigins:0", "https://dashboard.example"),
            ("ServiceRegistry:HealthChecks:Egress:Deny:0", "10.0.0.0/8"),
            ("ServiceRegistry:HealthChecks:Egress:Deny:1", "*:25"),
            ("ServiceRegistry:HealthChecks:Egress:Allow:0", "10.1.0.0/16:443"),
            ("ServiceRegistry:ForwardedHeaders:KnownProxies:0", "127.0.0.1"),
            ("ServiceRegistry:GraphQL:Introspection", "false"));

        settings.ConnectionString.ShouldBe("Data Source=elsewhere.db");
        settings.Events.RetentionAge.ShouldBe(TimeSpan.FromDays(7));
        settings.History.RetentionAge.ShouldBe(TimeSpan.FromHours(2.5));
        settings.AllowedOrigins.ShouldBe(["https://dashboard.example"]);
        var address = IPAddress.Parse("10.1.2.3");
        settings.HealthChecks.Egress.DeniedBy(address, 80).ShouldBe("10.0.0.0/8");
        settings.HealthChecks.Egress.DeniedBy(address, 443).ShouldBeNull();
        settings.HealthChecks.Egress.DeniedBy(IPAddress.Loopback, 25).ShouldBe("*:25");
        settings.KnownProxies.ShouldBe([IPAddress.Loopback]);
        settings.GraphQL.Introspection.ShouldBeFalse();
    }

    [Theory]
    [InlineData("ServiceRegistry:Storage:Provider", "Oracle", "Sqlite")]
    [InlineData("ServiceRegistry:Events:RetentionCount", "999", "a whole number of at least 1000")]
    [InlineData("ServiceRegistry:Events:RetentionCount", "many", "a whole number of at least 1000")]
    [InlineData("ServiceRegistry:Events:RetentionAge", "a week", "a duration of at least PT1M")]
    [InlineData("ServiceRegistry:GraphQL:ExecutionTimeout", "30", "written like PT30S")]
    [InlineData("ServiceRegistry:Events:RetentionAge", "P1000000D", "at most P36500D")]
    [InlineData("ServiceRegistry:GraphQL:ExecutionTimeout", "P60D", "at most P1D")]
    [InlineData("ServiceRegistry:HealthChecks:MaxPerHost", "0", "a whole number from 1 to 100000")]
    [InlineData("ServiceRegistry:HealthChecks:Egress:Allow:0", "10.0.0.0/99", "CIDR")]
    [InlineData("ServiceRegistry:HealthChecks:Egress:Deny:0", "10.0.0.0/8:70000", "with or without ports")]
    [InlineData("ServiceRegistry:Cors:AllowedOrigins:0", "dashboard.example/path", "an origin such as")]
    [InlineData("ServiceRegistry:ForwardedHeaders:KnownProxies:0", "proxy", "an IP address")]
    [InlineData("ServiceRegistry:GraphQL:Introspection", "perhaps", "true or false")]
    [InlineData("ServiceRegistry:GraphQL:RefusalDelay", "PT1M", "at most PT10S")]
    [InlineData("ServiceRegistry:GraphQL:MaxVariableValues", "0", "a whole number of at least 1")]
    [InlineData("ServiceRegistry:GraphQL:MaxCost", "0", "a whole number of at least 1")]
    [InlineData("ServiceRegistry:GraphQL:PersistedDocuments", "nowhere", "a folder that is there")]
    [InlineData("ServiceRegistry:GraphQL:OnlyPersistedDocuments", "true", "only together with 'ServiceRegistry__GraphQL__PersistedDocuments'")]
    [InlineData("ServiceRegistry:GraphQL:MaxRequestSize", "1023", "a whole number from 1024 to 67108864")]
    [InlineData("ServiceRegistry:GraphQL:RequestDecompression", "gzip", "true or false")]
    [InlineData("ServiceRegistry:Connections:Max", "0", "a whole number from 1 to 1000000")]
    [InlineData("ServiceRegistry:Connections:MaxSockets", "1000001", "a whole number from 1 to 1000000")]
    [InlineData("ServiceRegistry:Connections:HeadersTimeout", "PT1S", "a duration of at least PT2S")]
    [InlineData("ServiceRegistry:Connections:IdleTimeout", "P2D", "at most P1D")]
    [InlineData("ServiceRegistry:Connections:PingInterval", "PT0S", "a duration of at least PT1S")]
    [InlineData("ServiceRegistry:Connections:MinBytesPerSecond", "0", "a whole number from 1 to 1048576")]
    [InlineData("ServiceRegistry:Connections:SlowTimeout", "PT1S", "a duration of at least PT2S")]
    [InlineData("ServiceRegistry:GraphQL:MaxNesting", "1000", "a whole number from 1 to 256")]
    public void A_wrong_value_is_refused_in_a_sentence_that_names_key_value_and_what_is_allowed(string key, string value, string allowed)
    {
        var problem = Should.Throw<InvalidSettingsException>(() => Read((key, value))).Problems.ShouldHaveSingleItem();
        problem.ShouldContain(key.Replace(":", "__", StringComparison.Ordinal));
        problem.ShouldContain($"'{value}'");
        problem.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://[::]:8080;http://localhost:0")]
    [InlineData("http://+:8080")]
    [InlineData("https://registry.example")]
    [InlineData("http://unix:/run/registry.sock")]
    [InlineData("")]
    public void An_address_to_listen_on_is_taken(string urls) => Read(("urls", urls)).GraphQL.DefaultPageSize.ShouldBe(50);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:80x")]
    [InlineData("http://[::1:80")]
    [InlineData("ftp://127.0.0.1:8080")]
    public void An_address_that_cannot_be_listened_on_is_refused(string url)
    {
        var problem = Should.Throw<InvalidSettingsException>(() => Read(("urls", $"http://localhost:8080;{url}"))).Problems.ShouldHaveSingleItem();
        problem.ShouldStartWith($"The setting 'ASPNETCORE_URLS' has '{url}'");
    }

    [Fact]
    public void An_unknown_key_is_refused_with_those_that_are_known()
    {
        var problem = Should.Throw<InvalidSettingsException>(() => Read(("ServiceRegistry:Plugin:Path", "x"))).Problems.ShouldHaveSingleItem();
        problem.ShouldStartWith("The setting 'ServiceRegistry__Plugin__Path' with the value 'x' is not known");
        problem.ShouldContain("ServiceRegistry__Plugins__Path");
    }

    [Fact]
    public void An_unknown_key_of_a_known_section_is_refused_with_those_of_the_section()
    {
        var problem = Should.Throw<InvalidSettingsException>(() => Read(("ServiceRegistry:Events:RetentionDays", "7"))).Problems.ShouldHaveSingleItem();
        problem.ShouldEndWith("known are ServiceRegistry__Events__RetentionAge, ServiceRegistry__Events__RetentionCount.");
    }

    [Fact]
    public void A_list_given_as_one_value_is_refused_with_the_way_to_write_it() =>
        Should.Throw<InvalidSettingsException>(() => Read(("ServiceRegistry:Cors:AllowedOrigins", "https://a.example")))
            .Problems.ShouldHaveSingleItem().ShouldContain("ServiceRegistry__Cors__AllowedOrigins__0");

    [Fact]
    public void All_problems_are_said_at_once() =>
        Should.Throw<InvalidSettingsException>(() => Read(("ServiceRegistry:Events:RetentionCount", "1"), ("ServiceRegistry:Typo", "2")))
            .Problems.Count.ShouldBe(2);

    private static RegistrySettings Read(params (string Key, string? Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(v => v.Key, v => v.Value)).Build(), "/srv/registry");
}

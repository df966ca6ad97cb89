using System.Text;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Plugins.Tests.Checks;

/// <summary>The settings classes give these very input types to the GraphQL schema.</summary>
[Collection(LoadedChecksCollection.Name)]
public sealed class InputTypeTests(LoadedChecks checks)
{
    [Fact]
    public void Http() => Print("http").ShouldBe("""
        input HttpCheckInput {
          url: URI
          scheme: String
          host: String
          port: Int
          path: String! = "/"
          method: String! = "GET"
          headers: [HttpHeaderInput!]! = []
          body: String
          expectedStatus: [String!]! = ["200-299"]
          expectedBody: String
          expectedBodyPattern: String
          json: [JsonConditionInput!]! = []
          healthJson: Boolean! = false
          followRedirects: Boolean! = false
          httpVersion: String! = "1.1"
          skipCertificateVerification: Boolean! = false
          degradedAfter: Duration
          failedAfter: Duration
        }
        input HttpHeaderInput {
          name: String!
          value: String!
        }
        input JsonConditionInput {
          pointer: String!
          operator: JsonOperator! = "EQUALS"
          value: String
        }

        """);

    [Fact]
    public void Tcp() => Print("tcp").ShouldBe("""
        input TcpCheckInput {
          host: String
          port: Int
          tls: Boolean! = false
          skipCertificateVerification: Boolean! = false
          send: String
          expect: String
          degradedAfter: Duration
        }

        """);

    [Fact]
    public void Grpc() => Print("grpc").ShouldBe("""
        input GrpcCheckInput {
          host: String
          port: Int
          service: String! = ""
          tls: Boolean! = false
          skipCertificateVerification: Boolean! = false
          authority: String
          metadata: [MetadataEntryInput!]! = []
          degradedAfter: Duration
          watch: Boolean! = false
        }
        input MetadataEntryInput {
          key: String!
          value: String!
        }

        """);

    [Fact]
    public void Redis() => Print("redis").ShouldBe("""
        input RedisCheckInput {
          host: String
          port: Int
          tls: Boolean! = false
          skipCertificateVerification: Boolean! = false
          username: String
          password: String
          database: Int
          command: String! = "PING"
          arguments: [String!]! = []
          expect: String
          keepConnection: Boolean! = false
          degradedAfter: Duration
        }

        """);

    [Fact]
    public void Tls() => Print("tls").ShouldBe("""
        input TlsCheckInput {
          host: String
          port: Int
          serverName: String
          names: [String!]! = []
          minimumVersion: String! = "1.2"
          degradedBefore: Duration! = "P14D"
          failedBefore: Duration! = "PT0S"
          trustedAuthorities: String
          skipCertificateVerification: Boolean! = false
        }

        """);

    [Fact]
    public void Dns() => Print("dns").ShouldBe("""
        input DnsCheckInput {
          host: String
          port: Int
          name: String!
          type: DnsRecordType! = "A"
          expect: [String!]! = []
          expectNothingElse: Boolean! = false
          minAnswers: Int! = 1
          tcp: Boolean! = false
          degradedAfter: Duration
        }

        """);

    [Fact]
    public void WebSocket() => Print("websocket").ShouldStartWith("""
        input WebsocketCheckInput {
          scheme: String
          host: String
          port: Int
          path: String! = "/"
          headers: [HttpHeaderInput!]! = []
          subprotocol: String
          send: String
          expect: String
          skipCertificateVerification: Boolean! = false
          degradedAfter: Duration
        }
        """);

    [Fact]
    public void Ttl() => Print("ttl").ShouldBe("""
        input TtlCheckInput {
          ttl: Duration!
        }

        """);

    [Theory]
    [InlineData("http", "url", "A whole URL, instead of scheme, host, port and path.")]
    [InlineData("http", "expectedStatus", "Single codes and ranges.")]
    [InlineData("http", "expectedBody", "Text that the body must contain.")]
    [InlineData("http", "expectedBodyPattern", "A regular expression that the body must match.")]
    [InlineData("http", "httpVersion", "1.1 or 2.")]
    [InlineData("http", "degradedAfter", "A slower pass is a WARN.")]
    [InlineData("tcp", "send", "Text sent once connected. It may well hold a password.")]
    [InlineData("tcp", "expect", "Text that the answer must contain.")]
    [InlineData("grpc", "service", "The service asked for; empty for the server as a whole.")]
    public void Descriptions_are_those_of_the_schema(string strategy, string field, string description) =>
        Settings(strategy).Fields.Single(f => f.Name == field).Description.ShouldBe(description);

    /// <summary>A host, a path or a command tells nobody how to get in; what is sent as it was given well may.</summary>
    [Fact]
    public void What_may_hold_a_credential_is_secret() => checks.Current.Strategies
        .SelectMany(strategy => Objects(strategy.Settings.Root))
        .SelectMany(type => type.Fields.Where(field => field.IsSecret).Select(field => $"{type.InputType}.{field.Name}"))
        .Distinct()
        .ShouldBe(
            ["HttpCheckInput.body", "HttpHeaderInput.value", "MetadataEntryInput.value", "RedisCheckInput.password", "TcpCheckInput.send", "WebsocketCheckInput.send"],
            ignoreOrder: true);

    [Fact]
    public void Everything_has_a_description()
    {
        checks.Current.Strategies.ShouldAllBe(strategy => strategy.Description != null);
        checks.Current.Strategies.SelectMany(s => Objects(s.Settings.Root)).ShouldAllBe(type => type.Description != null);
        checks.Current.Strategies.SelectMany(s => Objects(s.Settings.Root)).SelectMany(o => o.Fields).ShouldAllBe(field => field.Description != null);
    }

    private SettingsSchema Settings(string strategy) => checks.Current.Strategies.Single(s => s.Name == strategy).Settings;

    private string Print(string strategy)
    {
        var sdl = new StringBuilder();
        foreach (var type in Objects(Settings(strategy).Root))
        {
            sdl.Append($"input {type.InputType} {{\n");
            foreach (var field in type.Fields)
            {
                sdl.Append($"  {field.Name}: {Print(field.Type)}{(field.DefaultJson is null ? "" : " = " + field.DefaultJson)}\n");
            }

            sdl.Append("}\n");
        }

        return sdl.ToString();
    }

    private static IEnumerable<SettingsObject> Objects(SettingsObject root) => root.Fields
        .Select(field => field.Type is SettingsListType list ? list.Item : field.Type)
        .OfType<SettingsObjectType>()
        .SelectMany(nested => Objects(nested.Object))
        .Prepend(root);

    private static string Print(SettingsType type) => type switch
    {
        SettingsScalarType { Scalar: SettingsScalar.Uri } => "URI",
        SettingsScalarType scalar => scalar.Scalar.ToString(),
        SettingsListType list => $"[{Print(list.Item)}]",
        SettingsObjectType nested => nested.Object.InputType,
        SettingsEnumType choice => choice.EnumType,
        _ => throw new InvalidOperationException(),
    } + (type.IsNullable ? "" : "!");
}

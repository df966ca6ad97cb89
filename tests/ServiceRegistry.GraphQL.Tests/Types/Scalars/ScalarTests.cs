using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Types.Scalars;

/// <summary>What each scalar takes as a literal and as JSON, and what it writes.</summary>
public class ScalarTests
{
    private static ScalarType Named(string name) => BuiltInScalars.All.Single(scalar => scalar.Name == name);

    [Theory]
    [InlineData("Int", "0", 0)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Int", "2147483647", int.MaxValue)]
    [InlineData("Long", "9223372036854775807", long.MaxValue)]
    [InlineData("Long", "-1", -1L)]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "1.5", 1.5)]
    [InlineData("Float", "-1e3", -1000.0)]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("String", "\"\"", "")]
    [InlineData("String", "\"😀\"", "😀")]
    [InlineData("Boolean", "true", true)]
    [InlineData("Boolean", "false", false)]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "12345678901234567890", "12345678901234567890")]
    public void Literal_and_JSON_mean_the_same(string scalar, string text, object expected)
    {
        Named(scalar).ParseLiteral(Literal(text)).ShouldBe(expected);
        Named(scalar).ParseValue(Json(text)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Int", "2147483648", "-2147483649", "1.0", "1.5", "\"1\"", "true", "[1]")]
    [InlineData("Long", "9223372036854775808", "1.5", "\"1\"", "false")]
    [InlineData("Float", "1e400", "\"1\"", "true")]
    [InlineData("String", "1", "true", "[\"a\"]", "{}")]
    [InlineData("Boolean", "1", "\"true\"", "0")]
    [InlineData("ID", "1.5", "true", "1e3")]
    [InlineData("UUID", "\"8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b1\"", "\"{8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b11}\"", "\" 8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b1\"", "1")]
    [InlineData("DateTime", "\"2026-01-31\"", "\"2026-01-31T12:00:00\"", "\"2026-02-30T12:00:00Z\"", "\"2026-01-31T24:00:00Z\"", "\"2026-01-31T12:00:00.12345678Z\"", "\"2026-01-31 12:00:00Z\"", "0")]
    [InlineData("Duration", "\"P1Y\"", "\"P1M\"", "\"P1W\"", "\"P\"", "\"PT\"", "\"P1DT\"", "\"1:00\"", "\"PT1.S\"", "\"P99999999999D\"", "\"PT1S \"", "60")]
    [InlineData("URI", "\"a b\"", "\"http://\"", "1")]
    public void What_is_malformed_is_refused_in_both_notations(string scalar, params string[] texts)
    {
        foreach (var text in texts)
        {
            Should.Throw<GraphQLException>(() => Named(scalar).ParseLiteral(Literal(text)), text).Message.ShouldStartWith($"{scalar} cannot be ");
            Should.Throw<GraphQLException>(() => Named(scalar).ParseValue(Json(text)), text).Message.ShouldStartWith($"{scalar} cannot be ");
        }
    }

    [Theory]
    [InlineData("\"a\\u0000b\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00x\"")]
    public void Text_without_a_place_in_JSON_is_refused(string json)
    {
        foreach (var scalar in new[] { "String", "ID", "URI", "Any" })
        {
            Should.Throw<GraphQLException>(() => Named(scalar).ParseValue(Json(json))).Message.ShouldContain("cannot hold");
        }

        Should.Throw<GraphQLException>(() => BuiltInScalars.Any.ParseValue(Json($"{{\"a\":[{json}]}}")));
        Should.Throw<GraphQLException>(() => BuiltInScalars.String.ParseLiteral(new StringValueNode(null, "a\0", block: false)));
        Should.Throw<GraphQLException>(() => BuiltInScalars.String.ParseLiteral(new StringValueNode(null, "\ud83d", block: false)));
    }

    [Theory]
    [InlineData("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z")]
    [InlineData("2026-01-31T12:00:00.1200000Z", "2026-01-31T12:00:00.12Z")]
    [InlineData("2026-01-31T12:00:00.1234567+02:00", "2026-01-31T10:00:00.1234567Z")]
    [InlineData("2026-01-31t12:00:00z", "2026-01-31T12:00:00Z")]
    public void A_time_is_answered_in_UTC_with_no_more_digits_than_it_has(string given, string answered) =>
        Write(BuiltInScalars.DateTime, BuiltInScalars.DateTime.ParseValue(Json($"\"{given}\""))).ShouldBe($"\"{answered}\"");

    [Theory]
    [InlineData("PT90S", "PT1M30S")]
    [InlineData("P1DT0.5S", "P1DT0.5S")]
    [InlineData("-PT1H", "-PT1H")]
    [InlineData("PT0S", "PT0S")]
    public void A_duration_is_answered_in_its_normal_form(string given, string answered) =>
        Write(BuiltInScalars.Duration, BuiltInScalars.Duration.ParseLiteral(Literal($"\"{given}\""))).ShouldBe($"\"{answered}\"");

    [Theory]
    [InlineData("https://example.org/a?b=c#d")]
    [InlineData("/relative/path")]
    [InlineData("mailto:a@example.org")]
    [InlineData("")]
    public void A_reference_is_kept_as_it_is_written(string uri)
    {
        var value = BuiltInScalars.Uri.ParseValue(Json($"\"{uri}\"")).ShouldBeOfType<Uri>();

        value.IsAbsoluteUri.ShouldBe(uri.Contains(':'));
        Write(BuiltInScalars.Uri, value).ShouldBe($"\"{uri}\"");
    }

    [Fact]
    public void A_UUID_is_answered_in_small_letters() =>
        Write(BuiltInScalars.Uuid, BuiltInScalars.Uuid.ParseLiteral(Literal("\"8F0C1F64-3B5E-4C3A-9A58-0D2F6C1F9B11\"")))
            .ShouldBe("\"8f0c1f64-3b5e-4c3a-9a58-0d2f6c1f9b11\"");

    [Fact]
    public void Any_is_the_JSON_that_its_literal_looks_like()
    {
        var value = (JsonElement)BuiltInScalars.Any.ParseLiteral(Literal("{a: [1, 2.5, \"x\", true, null], b: NAME, c: {}}"));

        value.GetRawText().ShouldBe("""{"a":[1,2.5,"x",true,null],"b":"NAME","c":{}}""");
        Write(BuiltInScalars.Any, value).ShouldBe(value.GetRawText());
        Write(BuiltInScalars.Any, new Dictionary<string, object?> { ["n"] = 1, ["l"] = new[] { "a" } }).ShouldBe("""{"n":1,"l":["a"]}""");
    }

    public static TheoryData<string, object, string> Results => new()
    {
        { "Int", (short)7, "7" },
        { "Int", 7L, "7" },
        { "Int", 7.0, "7" },
        { "Long", 1L << 60, "1152921504606846976" },
        { "Float", 1, "1" },
        { "Float", 0.1f, "0.1" },
        { "Float", 1.25m, "1.25" },
        { "Float", double.MaxValue, "1.7976931348623157E+308" },
        { "String", 5, "\"5\"" },
        { "String", true, "\"true\"" },
        { "String", 'c', "\"c\"" },
        { "ID", 5, "\"5\"" },
        { "ID", Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
        { "DateTime", new DateTime(2026, 1, 31, 0, 0, 0, DateTimeKind.Utc), "\"2026-01-31T00:00:00Z\"" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public void Results_of_common_CLR_types_are_taken(string scalar, object value, string written) =>
        Write(Named(scalar), value).ShouldBe(written);

    public static TheoryData<string, object> BadResults => new()
    {
        { "Int", 1L << 40 },
        { "Int", 1.5 },
        { "Int", "1" },
        { "Long", ulong.MaxValue },
        { "Float", double.NaN },
        { "Float", float.PositiveInfinity },
        { "Boolean", 1 },
        { "ID", 1.5 },
        { "UUID", "x" },
        { "String", new object() },
    };

    [Theory]
    [MemberData(nameof(BadResults))]
    public void Other_results_are_refused(string scalar, object value) =>
        Should.Throw<GraphQLException>(() => Write(Named(scalar), value)).Error.Code.ShouldBe("EXEC_INVALID_LEAF_VALUE");

    [Fact]
    public void A_scalar_of_ones_own_is_a_class_with_two_methods()
    {
        var version = new MajorType();

        version.ParseLiteral(Literal("\"v3\"")).ShouldBe(3);
        Should.Throw<GraphQLException>(() => version.ParseValue(Json("\"3\""))).Message.ShouldBe("Major cannot be \"3\": a version such as v1 is expected.");
        Write(version, 4).ShouldBe("\"v4\"");
    }

    private static ValueNode Literal(string text) => DocumentParser.ParseValue(Encoding.UTF8.GetBytes(text), constant: true);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string Write(ScalarType scalar, object value)
    {
        using var output = new ResponseWriter();
        scalar.Serialize(value, output);
        return Encoding.UTF8.GetString(output.Written.Span);
    }

    private sealed class MajorType() : TextScalarType<int>("Major", null, "a version such as v1")
    {
        protected override bool TryParse(string text, out int value)
        {
            value = 0;
            return text.StartsWith('v') && int.TryParse(text.AsSpan(1), out value);
        }

        protected override string Format(int value) => $"v{value}";
    }
}

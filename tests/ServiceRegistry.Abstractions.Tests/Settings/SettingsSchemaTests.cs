using System.Text.Json.Nodes;

namespace ServiceRegistry.Abstractions.Tests.Settings;

public sealed class SettingsSchemaTests
{
    private static readonly SettingsSchema Schema = new SampleStrategy().Settings;

    [Fact]
    public void Fields_keep_their_order_names_types_and_defaults()
    {
        Schema.InputType.ShouldBe("SampleCheckInput");
        Schema.Fields.Select(field => $"{field.Name}: {Print(field.Type)}{(field.DefaultJson is null ? "" : " = " + field.DefaultJson)}").ShouldBe(
        [
            "name: String! = \"world\"",
            "nickname: String",
            "count: Int! = 3",
            "limit: Int",
            "big: Long! = 5000000000",
            "ratio: Float! = 0.5",
            "loud: Boolean! = false",
            "mood: Mood! = \"VERY_GOOD\"",
            "every: Duration! = \"PT1M30S\"",
            "grace: Duration",
            "where: Uri",
            "words: [String!]! = [\"a\",\"b\"]",
            "numbers: [Int]",
            "parts: [SamplePartInput!]! = []",
            "main: SamplePartInput",
        ]);
    }

    [Fact]
    public void Secrets_are_marked()
    {
        Schema.Fields.Where(field => field.IsSecret).Select(field => field.Name).ShouldBe(["nickname"]);
        var properties = JsonNode.Parse(Schema.JsonSchema)!["properties"]!;
        properties["nickname"]!["writeOnly"]!.GetValue<bool>().ShouldBeTrue();
        properties["name"]!["writeOnly"].ShouldBeNull();
    }

    [Fact]
    public void Descriptions_come_from_the_documentation_file()
    {
        Schema.Root.Description.ShouldBe("One setting of every kind.");
        Field("name").Description.ShouldBe("Who is greeted, see Count.");
        Field("nickname").Description.ShouldBeNull();
        new SampleStrategy().Description.ShouldBe("Says what it was given.");

        var mood = Field("mood").Type.ShouldBeOfType<SettingsEnumType>();
        mood.Description.ShouldBe("How one feels.");
        mood.Values.ShouldBe([new SettingsEnumValue("BAD", "Not well."), new SettingsEnumValue("VERY_GOOD", null)]);
    }

    [Fact]
    public void Attributes_become_constraints()
    {
        Field("name").Constraints.ShouldBe(new SettingsConstraints(MinLength: 2, MaxLength: 10, Pattern: "[a-z]+"));
        Field("count").Constraints.ShouldBe(new SettingsConstraints(Minimum: "1", Maximum: "9"));
        Field("every").Constraints.ShouldBe(new SettingsConstraints(Minimum: "\"PT1S\"", Maximum: "\"PT1H\""));
        Field("words").Constraints.ShouldBe(new SettingsConstraints(MaxLength: 2));
        Field("limit").Constraints.ShouldBe(SettingsConstraints.None);
    }

    [Fact]
    public void A_required_member_has_no_default()
    {
        var part = Field("main").Type.ShouldBeOfType<SettingsObjectType>().Object;

        part.Fields[0].IsRequired.ShouldBeTrue();
        part.Fields[0].DefaultJson.ShouldBeNull();
        part.Fields[1].IsRequired.ShouldBeFalse();
    }

    [Fact]
    public void The_json_schema_says_the_same()
    {
        var json = JsonNode.Parse(Schema.JsonSchema)!;

        ((string?)json["$schema"]).ShouldBe("https://json-schema.org/draft/2020-12/schema");
        json["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        json["required"].ShouldBeNull();
        json["properties"]!.AsObject().Select(p => p.Key).ShouldBe(Schema.Fields.Select(f => f.Name));
        json["properties"]!["name"]!.ToJsonString().ShouldBe(
            """{"description":"Who is greeted, see Count.","type":"string","minLength":2,"maxLength":10,"pattern":"^(?:[a-z]\u002B)$","default":"world"}""");
        json["properties"]!["limit"]!.ToJsonString().ShouldBe("""{"type":["integer","null"]}""");
        json["properties"]!["every"]!.ToJsonString().ShouldBe(
            """{"type":"string","format":"duration","x-minimum":"PT1S","x-maximum":"PT1H","default":"PT1M30S"}""");
        json["properties"]!["mood"]!["enum"]!.ToJsonString().ShouldBe("""["BAD","VERY_GOOD"]""");
        json["properties"]!["words"]!["maxItems"]!.GetValue<int>().ShouldBe(2);
        json["properties"]!["parts"]!["items"]!["required"]!.ToJsonString().ShouldBe("""["label"]""");
        json["properties"]!["main"]!["anyOf"]!.AsArray().Count.ShouldBe(2);
    }

    private static SettingsField Field(string name) => Schema.Fields.Single(field => field.Name == name);

    private static string Print(SettingsType type) => type switch
    {
        SettingsScalarType scalar => scalar.Scalar.ToString(),
        SettingsEnumType choice => choice.EnumType,
        SettingsListType list => $"[{Print(list.Item)}]",
        SettingsObjectType nested => nested.Object.InputType,
        _ => throw new InvalidOperationException(),
    } + (type.IsNullable ? "" : "!");
}

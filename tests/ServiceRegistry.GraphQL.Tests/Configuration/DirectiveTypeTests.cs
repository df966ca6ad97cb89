using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Tests.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

/// <summary>Directives made of classes: for the schema itself, and for documents.</summary>
public class DirectiveTypeTests
{
    private static readonly Schema Schema = Builder().Build();

    private static SchemaBuilder Builder() =>
        SchemaBuilder.New().AddQueryType(typeof(ShopQueries)).AddDirectiveType<Shout>();

    [Fact]
    public void Definitions_ArePrinted() => SchemaPrinter.Print(Schema).ShouldContain("""
        "Who answers for it."
        directive @owner(
          "The team."
          team: String!
          weight: Weight! = LIGHT
          notes: [String!]! = []
        ) repeatable on OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ENUM | ENUM_VALUE

        "Says it aloud."
        directive @shout(times: Int! = 1, mark: String) repeatable on FIELD

        """.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("Query", "wares(filter: WareFilterInput, count: Int! = 1 @owner(team: \"arguments\")): [Ware!]! @owner(team: \"shop\", weight: HEAVY, notes: [\"a\", \"b\"]) @owner(team: \"other\")")]
    [InlineData("Ware", "type Ware @owner(team: \"wares\") {")]
    [InlineData("Ware", "name: String! @deprecated(reason: \"Old.\") @owner(team: \"names\")")]
    [InlineData("WareFilterInput", "input WareFilterInput @owner(team: \"inputs\") {")]
    [InlineData("WareFilterInput", "name: String @owner(team: \"inputs\", weight: HEAVY)")]
    [InlineData("Level", "enum Level @owner(team: \"levels\") {")]
    [InlineData("Level", "HIGH @owner(team: \"heights\")")]
    public void Attributes_ArePrintedWhereTheyStand(string type, string printed) =>
        SchemaPrinter.Print([Schema.FindType(type)!]).Split('\n').Select(line => line.Trim()).ShouldContain(printed);

    [Theory]
    [InlineData("{ owner }", "{\"owner\":\"shop\"}")]
    [InlineData("{ say }", "{\"say\":\"hello\"}")]
    [InlineData("{ say @shout }", "{\"say\":\"HELLO\"}")]
    [InlineData("{ say @shout(times: 3) }", "{\"say\":\"HELLO HELLO HELLO\"}")]
    [InlineData("query($n: Int!) { say @shout(times: $n) @shout(mark: \"!\") }", "{\"say\":\"HELLO HELLO!\"}")]
    [InlineData("query($m: String) { say @shout(mark: $m) }", "{\"say\":\"HELLO\"}")]
    public async Task Resolvers_ReadThem(string document, string data) =>
        (await Schema.AnswerAsync(document, """{ "n": 2 }""")).ShouldBe($"{{\"data\":{data}}}");

    [Theory]
    [InlineData("{ say @shot }", "The specified directive `shot` is not supported")]
    [InlineData("query @shout { say }", "is not valid at the current location, QUERY")]
    [InlineData("{ say @owner(team: \"a\") }", "is not valid at the current location, FIELD")]
    [InlineData("{ say @shout(times: \"a\") }", "Int cannot be")]
    [InlineData("{ say @shout(loud: true) }", "loud")]
    [InlineData("query($n: String) { say @shout(times: $n) }", "$n")]
    public async Task Uses_AreValidated(string document, string error) => (await Schema.AnswerAsync(document, "{}")).ShouldContain(error);

    [Fact]
    public void Introspection_KnowsThem() => Schema.FindDirective("shout")!.Locations.ShouldBe([DirectiveLocation.Field]);

    [Fact]
    public void Code_MakesAndAppliesOne()
    {
        var beta = new Directive("beta", null, [new InputValue("since", null, new NonNullType(BuiltInScalars.Int))], [DirectiveLocation.Scalar]);
        var text = SchemaPrinter.Print(Builder().AddDirectiveType(beta).AddType(new Odd { Directives = [Applied(beta, new IntValueNode(null, "2"))] }).Build());

        text.ShouldContain("directive @beta(since: Int!) on SCALAR\n");
        text.ShouldContain("scalar Odd @beta(since: 2)\n");
    }

    [Fact]
    public void WrongUses_AreRefusedAllAtOnce()
    {
        var beta = new Directive("beta", null, [new InputValue("since", null, new NonNullType(BuiltInScalars.Int))], [DirectiveLocation.Scalar]);
        var gamma = new Directive("gamma", null, [], [DirectiveLocation.Object]);
        var odd = new Odd
        {
            Directives =
            [
                Applied(beta, new StringValueNode(null, "x", block: false)),
                new AppliedDirective(beta, []),
                Applied(gamma, new IntValueNode(null, "1")),
            ],
        };

        var builder = Builder().AddDirectiveType(beta).AddType(odd);

        Should.Throw<SchemaException>(builder.Build).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("@beta at Odd stands there 2 times, and is not repeatable."),
            message => message.ShouldContain("@beta at Odd is given a value for since that is not of type Int!: since: Int cannot be \"x\""),
            message => message.ShouldContain("@beta at Odd demands its argument since."),
            message => message.ShouldContain("@gamma at Odd is no directive of the schema."));
        Should.Throw<SchemaException>(builder.AddDirectiveType(gamma).Build).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("@gamma at Odd may not stand there: its locations have no SCALAR."),
            message => message.ShouldContain("@gamma at Odd has no argument since."));
    }

    [Fact]
    public void OneThatReachesItself_IsRefused()
    {
        Should.Throw<SchemaException>(Builder().AddDirectiveType<Wrong<int>.SelfAttribute>().Build).Message
            .ShouldContain("the directive of SelfAttribute cannot stand within its own definition.");
        Should.Throw<SchemaException>(Builder().AddDirectiveType<Wrong<int>.RoundAttribute>().Build).Message
            .ShouldContain("@round refers to itself, by Mood.");
    }

    [Fact]
    public void ClassesThatAreNone_AreRefused()
    {
        Should.Throw<SchemaException>(Builder().AddDirectiveType<Ware>().Build).Message.ShouldContain("Ware is no directive: it has no [DirectiveType].");
        Should.Throw<SchemaException>(SchemaBuilder.New().AddQueryType(typeof(HidingQueries)).Build).Message
            .ShouldContain("@hiding: no property shows the argument team.");
    }

    [Fact]
    public async Task OneThatTheSchemaHasNot_IsTheResolversFault() =>
        (await Schema.AnswerAsync("{ wrong }", "{}")).ShouldContain("INTERNAL_ERROR");

    private static AppliedDirective Applied(Directive directive, ValueNode since) =>
        new(directive, [new ArgumentNode(null, new NameNode(null, "since"), since)]);

    /// <summary>Generic, so that whoever looks for directives in this assembly does not find them.</summary>
    private static class Wrong<T>
    {
        [DirectiveType(DirectiveLocation.ArgumentDefinition, Name = "self")]
        public sealed class SelfAttribute([Wrong<int>.Self("")] string a) : Attribute
        {
            public string A { get; } = a;
        }

        [DirectiveType(DirectiveLocation.Enum, Name = "round")]
        public sealed class RoundAttribute : Attribute
        {
            public Mood Mood { get; set; }
        }
    }

    [Wrong<int>.Round]
    private enum Mood
    {
        Good,
    }

    [DirectiveType(DirectiveLocation.FieldDefinition)]
    private sealed class HidingAttribute(string team) : Attribute
    {
        public override string ToString() => team;
    }

    private static class HidingQueries
    {
        [Hiding("a")]
        public static int One => 1;
    }

    private sealed class Odd() : ScalarType("Odd", null)
    {
        public override Type RuntimeType => typeof(Odd);

        public override object ParseLiteral(ValueNode literal) => this;

        public override object ParseValue(System.Text.Json.JsonElement json) => this;

        public override void Serialize(object value, ResponseWriter output) => output.WriteString("odd");
    }
}

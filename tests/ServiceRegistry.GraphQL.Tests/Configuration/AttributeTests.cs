using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

/// <summary>The attributes that the library does not use.</summary>
public class AttributeTests
{
    private static readonly Schema Schema = SchemaBuilder.New()
        .AddQueryType<Fields>()
        .AddTypeExtension(typeof(MoreOfBox))
        .AddTypeExtension(typeof(MoreOfBox))
        .BindRuntimeType<Version, VersionType>()
        .Build();

    [Theory]
    [InlineData("Query", """"
        "Says it all."
        type Query {
          required: String!
          """
          Said here.

          In two parts, with `code`, null and Version.
          """
          version(like: Version, anything: Any): Version!
          box(input: [Square!]!, given: Given!): Crate
          inherited: Inheriting!
        }
        """")]
    [InlineData("Crate", """
        type Crate {
          lid: Version
          size: Int! @deprecated(reason: "Ask the lid.")
          weight: Float!
        }
        """)]
    [InlineData("Square", """
        input Square {
          side: Int! = 2
          label: String! = "none"
          edge: Int! = 3
        }
        """)]
    [InlineData("Given", """
        enum Given {
          ONE
        }
        """)]
    [InlineData("Inheriting", """
        type Inheriting {
          "Told above."
          told: String!
          told2: Int!
        }
        """)]
    [InlineData("Version", """
        "Numbers with dots."
        scalar Version
        """)]
    public void Types_are_as_the_attributes_say(string name, string expected) =>
        SchemaPrinter.Print([Schema.FindType(name).ShouldNotBeNull()]).Trim().ShouldBe(expected.Replace("\r", ""));

    [Fact]
    public async Task And_so_are_answers() => (await Execution.Define.AnswerAsync(
        Schema, """{ version(like: "1.2", anything: { a: [1] }) box(input: [{}, { side: 5, edge: 6 }], given: ONE) { lid size weight } required inherited { told } }"""))
        .ShouldBe("""{"data":{"version":"1.2","box":{"lid":"2.5","size":2,"weight":9},"required":"r","inherited":{"told":"t"}}}""");

    [GraphQLDescription("Says it all.")]
    public sealed class Fields
    {
        [GraphQLNonNullType]
        public static string? Required => "r";

        /// <summary>
        /// Said here.
        /// <para>In two parts, with <c>code</c>, <see langword="null"/> and <see cref="System.Version"/>.</para>
        /// </summary>
        [GraphQLType<VersionType>]
        public static object GetVersion(Version? like, [GraphQLType("Any")] object? anything) =>
            anything is JsonElement ? like ?? new Version(0, 0) : new Version(9, 9);

        [GraphQLType("Crate")]
        public static object? GetBox(IReadOnlyList<Shape> input, Choice given) =>
            new Box { Lid = new Version(input[0].Side, input[1].Side), Count = input.Count, Weight = input.Sum(i => i.Edge) };

        public static Inheriting Inherited => new("t");

        [GraphQLIgnore]
        public static int Unseen => 1;
    }

    [ObjectType("Crate")]
    public sealed class Box
    {
        public Version? Lid { get; init; }

        [Obsolete("Ask the lid.")]
        public int Size => Count;

        internal int Count { get; init; }

        internal int Weight { get; init; }
    }

    [ObjectType<Box>]
    public static class MoreOfBox
    {
        public static double GetWeight([Parent] Box box) => box.Weight;
    }

    [InputObjectType("Square")]
    public sealed class Shape
    {
        [DefaultValue(2)]
        public int Side { get; init; }

        public string Label { get; set; } = "none";

        public int Edge { get; init; } = 3;

        public int Area => Side * Side;
    }

    [EnumType("Given")]
    public enum Choice
    {
        One,

        [GraphQLIgnore]
        Two,
    }

    public interface ITelling
    {
        /// <summary>Told above.</summary>
        string Told { get; }
    }

    public sealed class Inheriting(string told) : ITelling
    {
        /// <inheritdoc />
        public string Told => told;

        [GraphQLName("told2")]
        public int Other => 2;
    }

    internal sealed class VersionType() : ScalarType("Version", "Numbers with dots.")
    {
        public override Type RuntimeType => typeof(Version);

        public override object ParseLiteral(ValueNode literal) => Version.Parse(((StringValueNode)literal).Value);

        public override object ParseValue(JsonElement json) => Version.Parse(json.GetString()!);

        public override void Serialize(object value, ResponseWriter output) => output.WriteString(value.ToString());
    }
}

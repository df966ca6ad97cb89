using ServiceRegistry.GraphQL.Tests.Configuration.Library;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

public class SchemaBuilderTests
{
    private static readonly Schema Schema = LibrarySchema.Schema;

    [Theory]
    [InlineData("Book", """
        "What a reader can borrow."
        type Book implements Node {
          "Its number."
          id: ID!
          "What is printed on it."
          title: String!
          "Who wrote it."
          author: Writer!
          "How it is bound; see HardCover and `Binding`."
          binding: Binding!
          pages: Int
          "Takes the place of the property."
          place: String
          loan: Loan
          tags: [String!]!
          copies: [Copy!]!
          boughtAt: DateTime!
          "The title in capitals, or another case."
          shout(
            "Capitals."
            upper: Boolean! = true
          ): String!
          copyCount: Int! @deprecated(reason: "Ask for copies.")
        }
        """)]
    [InlineData("Writer", """
        "Someone who writes."
        type Writer {
          "As on the cover."
          name: String!
          id: ID!
          "Whether he or she is known."
          isKnown: Boolean!
        }
        """)]
    [InlineData("Binding", """
        "How a book is bound."
        enum Binding {
          "Soft."
          PAPERBACK
          "Stiff."
          HARD_COVER
          E_BOOK @deprecated(reason: "No longer bought.")
        }
        """)]
    [InlineData("BuyBookInput", """
        "A book to buy."
        input BuyBookInput {
          "What is printed on it."
          title: String!
          shop: String! = "corner"
          binding: Binding! = HARD_COVER
          patience: Duration! = "PT1M30S"
          tags: [String!]! = ["new", "old"]
          pages: Int
          note: String
          inPlaceOf: ID
          copies: [CopySpecInput!]! = []
          wrapping: WrappingInput
        }
        """)]
    [InlineData("CopySpecInput", """
        "A copy to buy."
        input CopySpecInput {
          "Where it will stand."
          place: String!
          "How many."
          number: Int! = 1
          "One that it is like."
          like: ID
        }
        """)]
    [InlineData("PaymentInput", """
        "How to pay: one way."
        input PaymentInput @oneOf {
          cash: Int
          card: String
        }
        """)]
    [InlineData("WrappingInput", """
        "Made by code."
        input WrappingInput {
          "Any."
          paper: Any! = { kind: 1 }
        }
        """)]
    [InlineData("IFinding", "union IFinding = Hit | NoHit")]
    [InlineData("NoHit", """
        type NoHit {
          why: String!
        }
        """)]
    [InlineData("Reader", """
        type Reader implements Named {
          name: String!
        }
        """)]
    [InlineData("Named", """
        interface Named {
          "The name."
          name: String!
        }
        """)]
    [InlineData("BuyBookPayload", """
        "What came of buying."
        type BuyBookPayload {
          "The book."
          book: Book
          "What was taken down."
          receipt: String
          "What is wrong; null where nothing is."
          errors: [BuyBookError!]
        }
        """)]
    [InlineData("LendBookPayload", """
        "Data is null where there are errors, and errors null where there is data."
        type LendBookPayload {
          "The result; null where there are errors."
          book: Book
          "What is wrong; null where nothing is."
          errors: [LendBookError!]
        }
        """)]
    [InlineData("LendBookInput", """
        "What lendBook is given."
        input LendBookInput {
          "Its title."
          title: String!
          "For how long."
          days: Int! = 14
        }
        """)]
    [InlineData("BuyBookError", """
        "Why buyBook did nothing."
        union BuyBookError = NoMoney | NotSold
        """)]
    [InlineData("NoMoney", """
        "There is no money."
        type NoMoney implements Error {
          "In words."
          message: String!
          "How much."
          missing: Int!
        }
        """)]
    [InlineData("Mutation", """
        "Entry points for writing."
        type Mutation {
          "Buys a book."
          buyBook(
            "Which."
            input: BuyBookInput!
          ): BuyBookPayload!
          "Lends a book."
          lendBook(
            "What lendBook is given."
            input: LendBookInput!
          ): LendBookPayload!
          pay(input: PaymentInput!): PayPayload!
          close(now: Boolean!): Boolean!
        }
        """)]
    [InlineData("Subscription", """
        "Entry points for watching."
        type Subscription {
          "Tells of books."
          onBook(
            "After this one."
            since: Int
            "So many."
            count: Int!
            "Put before it."
            prefix: String! = "-"
          ): String!
          onNumber: Int!
        }
        """)]
    public void Types_are_named_and_described_as_their_classes(string name, string expected) =>
        SchemaPrinter.Print([Schema.FindType(name).ShouldNotBeNull()]).Trim().ShouldBe(expected.Replace("\r", ""));

    [Fact]
    public void Roots_hold_the_fields_of_their_classes()
    {
        var query = SchemaPrinter.Print([Schema.QueryType]);

        query.ShouldContain("node(");
        query.ShouldContain("): [Node]!");
        query.ShouldContain("newest: ID!");
        query.ShouldContain("booksByIds(ids: [ID!]!): [Book]!");
        query.ShouldContain("""window: Duration! = "P1D", numbers: [Int!], note: String, binding: Binding! = HARD_COVER, words: [String!]""");
        query.ShouldContain("plain: ID!");
        query.ShouldNotContain("hidden");
    }

    [Fact]
    public void Positions_are_marked() =>
        Schema.SubscriptionType!.FindField("onBook")!.Arguments.ToDictionary(a => a.Name, a => a.IsPosition)
            .ShouldBe(new Dictionary<string, bool> { ["since"] = true, ["count"] = false, ["prefix"] = false }, ignoreOrder: true);

    [Fact]
    public void Types_come_by_kind_and_name()
    {
        var printed = Schema.Types.Where(t => !t.Name.StartsWith("__", StringComparison.Ordinal)).Except(BuiltInScalars.Specified).Skip(3).ToList();

        printed.ShouldBe(printed.OrderBy(Kind).ThenBy(t => t.Name, StringComparer.Ordinal));

        static int Kind(NamedType type) =>
            Array.IndexOf([typeof(ObjectType), typeof(InterfaceType), typeof(UnionType), typeof(InputObjectType), typeof(EnumType)], type.GetType()) is >= 0 and var k ? k : 9;
    }

    [Fact]
    public void An_assembly_is_searched_for_classes()
    {
        var schema = SchemaBuilder.New().AddTypes(typeof(SchemaBuilderTests).Assembly).AddType(types => WrappingOf(types))
            .AddResolverParameter(_ => new Clock(1)).AddMutationConventions().AddFiltering().AddSorting().Build();

        schema.QueryType.FindField("book").ShouldNotBeNull();
        schema.FindType("Hit").ShouldNotBeNull();
        schema.FindType("Reader").ShouldNotBeNull();
    }

    [Fact]
    public void A_missing_documentation_file_is_told_once_and_harms_nothing()
    {
        var warnings = new List<string>();

        var schema = SchemaBuilder.New().OnWarning(warnings.Add).AddQueryType(typeof(OfTheFramework)).Build();

        schema.FindType("Version")!.Description.ShouldBeNull();
        warnings.ShouldHaveSingleItem().ShouldContain("System.Private.CoreLib");
    }

    private static InputObjectType WrappingOf(SchemaTypes types) =>
        new("WrappingInput", null, () => [new InputValue("paper", null, types.Get("Any!"))], _ => new object());

    private static class OfTheFramework
    {
        public static Version Version => new(1, 0);
    }
}

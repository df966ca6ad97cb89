using System.Text;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>The schema that the rules' tests share, and how they hold documents against it.</summary>
public abstract class ValidationTest
{
    internal static readonly Schema Pets = SchemaFromSdl.Build(
        """
        directive @onField on FIELD
        directive @onQuery on QUERY
        directive @onMutation on MUTATION
        directive @onSubscription on SUBSCRIPTION
        directive @onSpread on FRAGMENT_SPREAD
        directive @onInline on INLINE_FRAGMENT
        directive @onFragment on FRAGMENT_DEFINITION
        directive @onVariable on VARIABLE_DEFINITION
        directive @onSchema on SCHEMA | OBJECT
        directive @many(level: Int) repeatable on FIELD
        directive @needs(what: String!) on FIELD

        type Query {
          dog: Dog
          cat: Cat
          pet: Pet
          sentient: Sentient
          catOrDog: CatOrDog
          human(id: ID): Human
          findDog(searchBy: FindDogInput): Dog
          booleanList(booleanListArg: [Boolean!]): Boolean
          arguments: Arguments
          self: Query
          any(value: Any): String
          odd(value: Odd): String
        }

        type Mutation {
          addPet(pet: PetInput!): Pet
          addPets(pets: [PetInput!]!): [Pet]
        }

        type Subscription {
          newMessage(room: ID): Message
          messages: [Message]
        }

        type Message { body: String sender: String }
        enum DogCommand { SIT DOWN HEEL }
        enum CatCommand { JUMP }
        interface Sentient { name: String! }
        interface Pet { name: String! friend: Pet }
        interface Mammal { mother: Mammal }

        type Dog implements Pet & Sentient & Mammal {
          name: String!
          nickname: String
          barkVolume: Int
          doesKnowCommand(dogCommand: DogCommand!): Boolean!
          isHouseTrained(atOtherHomes: Boolean): Boolean!
          owner: Human
          friend: Pet
          mother: Dog
          tags: [String]
        }

        type Cat implements Pet & Sentient & Mammal {
          name: String!
          nickname: String
          meowVolume: Int
          barkVolume: String
          doesKnowCommand(catCommand: CatCommand!): Boolean!
          friend: Pet
          mother: Cat
          owner: Sentient
          tags: [String!]
        }

        type Human implements Sentient { name: String! pets: [Pet!] relatives: [Human] }
        type Alien implements Sentient { name: String! home: String }
        union CatOrDog = Cat | Dog
        union HumanOrAlien = Human | Alien

        input FindDogInput { name: String owner: String }
        input PetInput @oneOf { cat: CatInput dog: DogInput nickname: String }
        input CatInput { name: String! nickname: String meowVolume: Int = 1 }
        input DogInput { name: String! barkVolume: Int! = 2 commands: [DogCommand!] friend: DogInput }
        scalar Odd

        type Arguments {
          multipleRequirements(x: Int!, y: Int!): Int!
          booleanArgField(booleanArg: Boolean): Boolean
          floatArgField(floatArg: Float): Float
          intArgField(intArg: Int): Int
          nonNullBooleanArgField(nonNullBooleanArg: Boolean!): Boolean!
          booleanListArgField(booleanListArg: [Boolean]!): [Boolean]
          nonNullBooleanListField(nonNullBooleanListArg: [Boolean!]): [Boolean]
          optionalNonNullBooleanArgField(optionalBooleanArg: Boolean! = false): Boolean!
          idArgField(idArg: ID): ID
          stringArgField(stringArg: String): String
          stringListArgField(stringListArg: [String]): String
          matrixArgField(matrix: [[Int!]]): Int
          enumArgField(command: DogCommand): String
          inputArgField(dog: DogInput): String
        }
        """);

    internal static IReadOnlyList<GraphQLError> Validate(string document, ValidationOptions? options = null, ParserOptions? parserOptions = null) =>
        DocumentValidator.Validate(Pets, DocumentParser.Parse(Encoding.UTF8.GetBytes(document), parserOptions ?? ParserOptions.Trusted), options);

    /// <summary>The document breaks no rule.</summary>
    internal static void Valid(string document) => Validate(document).Select(Shown).ShouldBe([]);

    /// <summary>The document has these errors, each written as <c>message (line:column, …)</c>, and no others.</summary>
    internal static void Invalid(string document, params string[] errors) => Validate(document).Select(Shown).ShouldBe(errors);

    /// <summary>The document passes a limit, and is told so at the end.</summary>
    internal static GraphQLError Exceeds(string limit, string document, ValidationOptions? options = null)
    {
        var error = Validate(document, options)[^1];
        error.Code.ShouldBe("DOCUMENT_LIMIT");
        error.Extensions!["limit"].ShouldBe(limit);
        return error;
    }

    internal static string Shown(GraphQLError error) =>
        error.Message + (error.Locations.Count == 0 ? "" : $" ({string.Join(", ", error.Locations.Select(l => $"{l.Line}:{l.Column}"))})");
}

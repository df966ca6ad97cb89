using System.Text.Json;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>What scalars say of values that they refuse.</summary>
internal static class ScalarErrors
{
    private const int ShownCharacters = 64;

    public static GraphQLException Literal(ScalarType type, ValueNode literal, string expected) =>
        Refuse(type, SyntaxPrinter.Print(literal), expected);

    public static GraphQLException Value(ScalarType type, JsonElement json, string expected) => Refuse(type, json.GetRawText(), expected);

    public static GraphQLException Text(ScalarType type, string text, string expected) => Refuse(type, $"\"{text}\"", expected);

    /// <summary>A resolver gave something that cannot be answered as this type: its text is not shown, it may be anything.</summary>
    public static GraphQLException Result(ScalarType type, object value) =>
        new($"A value of {value.GetType().Name} cannot be answered as {type.Name}.", ErrorCodes.InvalidLeafValue);

    private static GraphQLException Refuse(ScalarType type, string shown, string expected) =>
        new($"{type.Name} cannot be {Cut(shown)}: {expected} is expected.", ErrorCodes.InvalidScalar);

    private static string Cut(string text) => text.Length <= ShownCharacters ? text : $"{text[..ShownCharacters]}…";
}

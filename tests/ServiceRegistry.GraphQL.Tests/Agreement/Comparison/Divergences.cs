using System.Text.RegularExpressions;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>All disagreements that stay.</summary>
internal static partial class Divergences
{
    public static IReadOnlyList<Divergence> All { get; } =
    [
        new("3.6.1", "A default must be of its type, says the edition of September 2025; graphql 16 does not look.")
        {
            InSchema = message => message.Contains("- The default of ", StringComparison.Ordinal),
            Example = "type Query { a(b: Int = \"x\"): Int }",
        },
        new("5.2.4.1", "The edition of September 2025 refuses @skip and @include on the root fields of a subscription; graphql 16 does not.")
        {
            InEngine = rule => rule.Message == "The skip and include directives are not allowed on the root fields of a subscription.",
            Example = "subscription{ ticks @include(if: true) }",
        },
        new("3.5.1", "Only integers become Int, Long and ID: the engine refuses JSON's 1.0 as it does such literals, and JavaScript cannot tell it.")
        {
            InVariable = message => WrittenAsFloat().IsMatch(message),
            Example = "query($v: Int) { echo(int: $v) }",
            Variables = """{"v":1.0}""",
        },
        new("3.5", "The formats of DateTime, Duration and URI are the engine's own: the reference has stand-ins that only know their shapes.")
        {
            InEngine = rule => OwnFormat().IsMatch(rule.Message),
            InVariable = message => OwnFormat().IsMatch(message),
            Example = "{ typed(uri: \"ps://.b\") }",
        },
        new("3.5.2", "Float is finite; graphql 16 takes a literal that is too large for it as infinity.")
        {
            InEngine = rule => TooLarge().IsMatch(rule.Message),
            Example = "{ echo(float: 1e999) }",
        },
        new("3.5.3", "Services may limit the text they take: the engine refuses U+0000, which databases cannot hold.")
        {
            InEngine = rule => rule.Message.EndsWith(" cannot hold U+0000.", StringComparison.Ordinal),
            InVariable = message => message.EndsWith(" cannot hold U+0000.", StringComparison.Ordinal),
            Example = "{ echo(text: \"\\u0000\") }",
        },
        new("6.3.2", "A null variable leaves nothing out in @skip, and takes nothing in in @include; graphql 16 gives up the answer.")
        {
            InAnswers = (_, reference) => reference.GetProperty("errors").EnumerateArray()
                .Any(error => error.GetProperty("message").ValueEquals("Argument \"if\" of non-null type \"Boolean!\" must not be null.")),
            Example = "query($v: Boolean = true) { __typename @skip(if: $v) }",
        },
        new("5.8.5", "A list that is a scalar's value has no type to expect inside, says the engine, as for objects; graphql 16 expects the scalar.")
        {
            Concerns = HasVariableInList,
            InReference = rule => rule.Section == "All-Variable-Usages-Are-Allowed" && NamedTypeExpected().IsMatch(rule.Message),
            Example = "query($v: Int) { echoAny(any: [$v]) }",
        },
        new("4.2.2", "includeDeprecated is non-null since the edition of September 2025; graphql 16 takes null for it.")
        {
            Concerns = document => document.Contains("includeDeprecated", StringComparison.Ordinal),
            InEngine = rule => rule.Message == "Expected a value of type `Boolean!`, found null.",
            InAnswers = (engine, _) => engine.ToString().Contains("The argument includeDeprecated is refused", StringComparison.Ordinal),
            Example = "{ __type(name: \"Dog\") { fields(includeDeprecated: null) { name } } }",
        },
        new("5.8.5", "A nullable variable is refused in every OneOf Input Object; graphql 16 does not see those that stand where null must not.")
        {
            InEngine = rule => rule.Message.Contains("but must be non-null where a OneOf Input Object takes", StringComparison.Ordinal),
            Example = "mutation($v: String) { add(pet: { name: $v }) }",
        },
        new("3.13.3", "The reason of @deprecated is non-null since the edition of September 2025; graphql 16 takes null for it.")
        {
            Concerns = document => document.Contains("deprecated", StringComparison.Ordinal),
            InEngine = rule => rule.Message == "Expected a value of type `String!`, found null.",
            Example = "{ __typename @deprecated(reason: null) }",
        },
        new("4.2.6", "graphql 16 already has the deprecated directives of a draft behind the edition of September 2025.")
        {
            Concerns = document => document.Contains("\"__Directive\"", StringComparison.Ordinal),
            InAnswers = (_, reference) => reference.ToString().Contains("\"isDeprecated\"", StringComparison.Ordinal),
            Example = "{ __type(name: \"__Directive\") { fields { name } } }",
        },
        new("5.3.2", "Meta fields have types to conflict, too; graphql 16 does not look at those of __typename, __type and __schema.")
        {
            Concerns = document => document.Contains("__", StringComparison.Ordinal),
            InEngine = rule => rule.Message.Contains("conflict because they return conflicting types", StringComparison.Ordinal),
            Example = "{ being { ... on Robot { a: legs } ... on Dog { a: __typename } } }",
        },
        new("5.3.2", "A block string and a quoted one of the same text are the same argument; graphql 16 compares them as written.")
        {
            Concerns = document => document.Contains("\"\"\"", StringComparison.Ordinal),
            InReference = rule => rule.Message.Contains("conflict because they have differing arguments", StringComparison.Ordinal),
            Example = "{ echo(text: \"a\") echo(text: \"\"\"a\"\"\") }",
        },
    ];

    private static bool HasVariableInList(string document)
    {
        var open = new Stack<string>();
        foreach (var token in SourceTokens.Of(document))
        {
            if (SourceTokens.IsOpening(token))
            {
                open.Push(token);
            }
            else if (SourceTokens.IsClosing(token))
            {
                open.TryPop(out _);
            }
            else if (token == "$" && open.TryPeek(out var around) && around == "[")
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("^Float cannot be -?[0-9.]+[eE]?[+]?[0-9]*…?: a finite number")]
    private static partial Regex TooLarge();

    [GeneratedRegex("^(.* is refused: )?(DateTime|Duration|URI) cannot be \"")]
    private static partial Regex OwnFormat();

    [GeneratedRegex("(Int|Long|ID) cannot be [-0-9]+[.e][0-9]+:")]
    private static partial Regex WrittenAsFloat();

    [GeneratedRegex("expecting type \"\\w+!?\"")]
    private static partial Regex NamedTypeExpected();
}

using System.Reflection;
using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core;
using ServiceRegistry.GraphQL;
using ServiceRegistry.GraphQL.AspNetCore;

namespace ServiceRegistry.Server.Tests.Contract;

/// <summary>docs/errors.md lists the codes that there are, and no others.</summary>
public sealed partial class ErrorReferenceTests
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(CheckResult).Assembly, typeof(Registry).Assembly, typeof(SchemaBuilder).Assembly, typeof(GraphQLServerOptions).Assembly, typeof(Program).Assembly,
    ];

    private static readonly string[] Listed =
        [.. Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md"))).Select(row => row.Groups["code"].Value)];

    [Fact]
    public void Every_code_is_listed_once()
    {
        Listed.ShouldBeUnique();
        Constants().Except(Listed).ShouldBeEmpty("Codes that docs/errors.md has not.");
    }

    [Fact]
    public void Every_code_that_is_listed_is_there() => Listed.Except(Constants()).ShouldBeEmpty("Codes that only docs/errors.md has.");

    [Fact]
    public void Every_code_is_a_constant() => Sources()
        .SelectMany(source => Literal().Matches(File.ReadAllText(source)).Select(match => $"{Path.GetFileName(source)}: {match.Value}"))
        .ShouldBeEmpty("A code is given a name in one place, where this test sees it.");

    private static IReadOnlyList<string> Constants() =>
    [
        .. Assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(text => Code().IsMatch(text))
            .Distinct(),
    ];

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `(?<code>[A-Z0-9_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("^(HC[0-9]{4}|[A-Z]+(_[A-Z]+)*)$")]
    private static partial Regex Code();

    /// <summary>A code written where an error is made, as a property or as the last argument.</summary>
    [GeneratedRegex("""^(?!.*\bconst\b).*(Code = "(HC[0-9]{4}|[A-Z_]+)"|, "(HC[0-9]{4}|[A-Z]+(_[A-Z]+)+)"\)).*$""", RegexOptions.Multiline)]
    private static partial Regex Literal();
}

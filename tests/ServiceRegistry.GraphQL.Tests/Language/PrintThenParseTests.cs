using System.Collections;
using System.Reflection;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Tests.Language;

/// <summary>A property over seeded random documents: what is printed parses to the same nodes, and prints the same again.</summary>
public sealed class PrintThenParseTests
{
    [Fact]
    public void Printing_then_parsing_gives_the_same_nodes()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var document = new RandomSyntax(seed).Document();
            var printed = SyntaxPrinter.Print(document);
            var parsed = Utf8GraphQLParser.Parse(printed, ParserOptions.Trusted);
            Difference(document, parsed, "document").ShouldBeNull($"seed {seed}\n{printed}");
            SyntaxPrinter.Print(parsed).ShouldBe(printed, $"seed {seed}");
        }
    }

    [Fact]
    public void The_comparison_sees_a_difference()
    {
        var difference = (string a, string b) => Difference(Utf8GraphQLParser.Parse(a), Utf8GraphQLParser.Parse(b), "document");
        difference("{ a(b: [1, 2]) }", "{ a(b: [1, 3]) }").ShouldNotBeNull();
        difference("{ a }", "{ a a }").ShouldNotBeNull();
        difference("{ a }", "query Q { a }").ShouldNotBeNull();
        difference("{ a }", "{ # same\n a }").ShouldBeNull();
    }

    /// <summary>The first place where two nodes differ, their locations and the writing of their strings left aside; null where none does.</summary>
    private static string? Difference(object? a, object? b, string path)
    {
        if (a is IList first && b is IList second)
        {
            return first.Count != second.Count
                ? $"{path}: {first.Count} / {second.Count} items"
                : Enumerable.Range(0, first.Count).Select(i => Difference(first[i], second[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
        }

        if (a is null || b is null || a.GetType() != b.GetType())
        {
            return a is null && b is null ? null : $"{path}: {a?.GetType().Name} / {b?.GetType().Name}";
        }

        if (a is not SyntaxNode)
        {
            return Equals(a, b) ? null : $"{path}: {a} / {b}";
        }

        return a.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.Name is not (nameof(SyntaxNode.Location) or nameof(StringValueNode.Block)))
            .Select(p => Difference(p.GetValue(a), p.GetValue(b), $"{path}.{p.Name}"))
            .FirstOrDefault(d => d is not null);
    }
}

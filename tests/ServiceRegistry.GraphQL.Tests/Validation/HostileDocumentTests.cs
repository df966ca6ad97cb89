using System.Diagnostics;
using System.Text;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Documents made to cost: small to send, and large to look at for who is naive.</summary>
public sealed class HostileDocumentTests : ValidationTest
{
    [Fact]
    public void Fragments_that_double_thirty_times_are_looked_at_once() => Quickly(() =>
    {
        // Two to the thirtieth fields: F0 spreads F1 below two fields, and so on.
        var document = new StringBuilder("{ self { ...F0 } }");
        for (var i = 0; i < 30; i++)
        {
            document.Append($" fragment F{i} on Query {{ a: self {{ ...F{i + 1} }} b: self {{ ...F{i + 1} }} }}");
        }

        Valid(document.Append(" fragment F30 on Query { __typename }").ToString());
    });

    [Fact]
    public void Fragments_that_double_in_one_selection_are_looked_at_once() => Quickly(() =>
    {
        var document = new StringBuilder("query($a: Boolean!) { ...F0 }");
        for (var i = 0; i < 30; i++)
        {
            document.Append($" fragment F{i} on Query {{ ...F{i + 1} ... @skip(if: $a) {{ ...F{i + 1} }} }}");
        }

        Valid(document.Append(" fragment F30 on Query { __typename @skip(if: $a) }").ToString());
    });

    [Fact]
    public void Depth_counts_through_fragments()
    {
        var chain = (int count) => "{ ...F0 }" + string.Concat(Enumerable.Range(0, count).Select(i => $" fragment F{i} on Query {{ ...F{i + 1} }}"))
            + $" fragment F{count} on Query {{ __typename }}";
        Validate(chain(62)).ShouldBeEmpty();
        Exceeds("depth", chain(63)).Locations.ShouldHaveSingleItem();
        Quickly(() => Validate(chain(20_000)).ShouldHaveSingleItem().Extensions!["maximum"].ShouldBe(64));
    }

    [Fact]
    public void Depth_counts_selections_and_values_of_documents_that_no_parser_bounded()
    {
        Exceeds("depth", Nest(65, "{ self ", "{ __typename }", "}"));
        Validate(Nest(63, "{ self ", "{ __typename }", "}")).ShouldBeEmpty();
        Exceeds("depth", $"{{ any(value: {Nest(65, "[", "", "]")}) }}");
        Validate($"{{ any(value: {Nest(64, "[", "", "]")}) }}").ShouldBeEmpty();
        Exceeds("depth", $"{{ any(value: {Nest(65, "{a:", "1", "}")}) }}");
    }

    [Fact]
    public void Many_inline_fragments_are_merged_in_linear_time() => Quickly(() =>
    {
        var document = $"{{ {string.Concat(Enumerable.Repeat("... on Query { self { dog { name } } } ", 9_400))} }}";
        document.Length.ShouldBeGreaterThan(364_000);
        Validate(document).ShouldBeEmpty();
    });

    [Fact]
    public void Merging_ends_with_its_budget() => Quickly(() =>
    {
        // Each level is asked for under many names, and every set of parents makes its own place.
        var level = string.Concat(Enumerable.Range(0, 60).Select(i => $"a{i}: self {{ ...F }} "));
        var document = $"{{ {level} }} fragment F on Query {{ {string.Concat(Enumerable.Repeat("... { dog { name } } ", 2_000))} }}";
        var error = Exceeds("fieldMergeComparisons", document);
        error.Extensions!["maximum"].ShouldBe(100_000);
    });

    [Fact]
    public void Merging_takes_up_to_its_budget_and_no_more()
    {
        const string Document = "{ self { ...F ...G } self { ...G } } fragment F on Query { dog { name } } fragment G on Query { dog { name nickname } }";
        var budget = Enumerable.Range(1, 1000).First(comparisons => Merges(comparisons).Count == 0);

        budget.ShouldBeGreaterThan(1);
        Merges(budget - 1).ShouldHaveSingleItem().Extensions!["maximum"].ShouldBe(budget - 1);

        IReadOnlyList<GraphQLError> Merges(int comparisons) => Validate(Document, new ValidationOptions { MaxFieldMergeComparisons = comparisons });
    }

    [Fact]
    public void Places_that_are_exponential_in_the_document_end_with_the_budget() => Quickly(() =>
    {
        // The textbook's automaton whose subsets double at each step: which fragments meet in a place says where the last y's were.
        const int Levels = 15;
        var document = new StringBuilder("{ ...L0S0 }");
        for (var level = 0; level < Levels; level++)
        {
            var next = level + 1;
            document.Append($" fragment L{level}S0 on Query {{ x: self {{ ...L{next}S0 }} y: self {{ ...L{next}S0 ...L{next}S1 }} }}");
            for (var state = 1; state <= level; state++)
            {
                var below = $"self {{ ...L{next}S{state + 1} }}";
                document.Append($" fragment L{level}S{state} on Query {{ x: {below} y: {below} }}");
            }
        }

        for (var state = 0; state <= Levels; state++)
        {
            document.Append($" fragment L{Levels}S{state} on Query {{ __typename }}");
        }

        DocumentParser.Parse(Encoding.UTF8.GetBytes(document.ToString())).ShouldNotBeNull("it passes the parser's limits");
        Exceeds("fieldMergeComparisons", document.ToString());
    });

    [Fact]
    public void A_cycle_of_thousands_of_fragments_is_one_error() => Quickly(() =>
    {
        var document = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 5_000; i++)
        {
            document.Append($" fragment F{i} on Query {{ ...F{(i + 1) % 5_000} }}");
        }

        Exceeds("depth", document.ToString());
        Validate("{ ...A } fragment A on Query { self { ...B ...A } } fragment B on Query { self { ...A ...C } } fragment C on Query { self { ...B } }")
            .Select(e => e.Message).ShouldAllBe(m => m.StartsWith("The graph of fragment spreads", StringComparison.Ordinal));
    });

    [Fact]
    public void Cycles_of_all_with_all_end() => Quickly(() =>
    {
        var spreads = string.Concat(Enumerable.Range(0, 60).Select(i => $"...F{i} "));
        var document = $"{{ {spreads} }}" + string.Concat(Enumerable.Range(0, 60).Select(i => $" fragment F{i} on Query {{ self {{ {spreads} }} }}"));
        Validate(document).ShouldNotBeEmpty();
    });

    [Theory]
    [InlineData("{ ALIASES }")]
    [InlineData("{ self { ...F } } fragment F on Query { ALIASES }")]
    [InlineData("{ self { HALF ...F } } fragment F on Query { OTHER }")]
    [InlineData("{ self { HALF } self { OTHER } }")]
    [InlineData("{ ... { HALF } ... on Query { OTHER } }")]
    public void Aliases_at_one_place_are_counted(string template)
    {
        var document = (int count) => template
            .Replace("ALIASES", Aliases(0, count), StringComparison.Ordinal)
            .Replace("HALF", Aliases(0, 25), StringComparison.Ordinal)
            .Replace("OTHER", Aliases(25, count - 25), StringComparison.Ordinal);
        Validate(document(50)).ShouldBeEmpty();
        Exceeds("aliases", document(51)).Locations.ShouldHaveSingleItem();
    }

    [Fact]
    public void Aliases_at_different_places_or_of_different_objects_do_not_add_up()
    {
        Valid($"{{ a: self {{ {Aliases(0, 50)} }} b: self {{ {Aliases(0, 50)} }} }}");
        var aliases = (string prefix) => string.Concat(Enumerable.Range(0, 40).Select(i => $"{prefix}{i}: name "));
        Valid($"{{ pet {{ ... on Dog {{ {aliases("d")} }} ... on Cat {{ {aliases("c")} }} }} }}");
        Exceeds("aliases", $"{{ pet {{ ... on Dog {{ {aliases("d")} }} ... on Cat {{ {aliases("c")} }} {aliases("p")} }} }}");
        Valid($"{{ {string.Concat(Enumerable.Repeat("x: __typename ", 400))} }}");
    }

    [Fact]
    public void Validation_stops_after_a_hundred_errors_and_says_so()
    {
        Validate($"{{ {string.Concat(Enumerable.Range(0, 100).Select(i => $"zzz{i} "))} }}").Count.ShouldBe(100);
        var errors = Validate($"{{ {string.Concat(Enumerable.Range(0, 300).Select(i => $"zzz{i} "))} }}");
        errors.Count.ShouldBe(101);
        errors[^1].Code.ShouldBe("DOCUMENT_LIMIT");
        errors[^1].Message.ShouldBe("Validation stopped after 100 errors.");
        Validate("{ a b c d }", new ValidationOptions { MaxErrors = 2 }).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("{ any(value: [ITEMS]) }", "{ a: 1, a: 1 } ")]
    [InlineData("{ arguments { stringListArgField(stringListArg: [ITEMS]) } }", "1 ")]
    [InlineData("{ any(ITEMS) }", "x: 1 ")]
    [InlineData("{ any(value: [ITEMS]) }", "$undefined ")]
    [InlineData("query (ITEMS) { dog { name } }", "$a: Nope ")]
    [InlineData("{ dog { ITEMS } }", "...Nope ")]
    [InlineData("{ dog { ITEMS } }", "... on Nope { a } ")]
    [InlineData("{ dog { name } } ITEMS", "fragment F on Dog { name } ")]
    [InlineData("{ dog { name } } ITEMS", "type T { a: Int } ")]
    [InlineData("{ arguments { inputArgField(dog: { ITEMS }) } }", "nope: 1 ")]
    public void A_flood_of_errors_ends(string template, string item) => Quickly(() =>
        Validate(template.Replace("ITEMS", string.Concat(Enumerable.Repeat(item, 20_000)), StringComparison.Ordinal)).Count.ShouldBe(101));

    [Fact]
    public void A_long_name_does_not_make_a_long_answer()
    {
        var name = new string('n', 200_000);
        var errors = Validate(
            $"query ${name} {{ dog {{ name }} }}".Replace("$", "", StringComparison.Ordinal)
            + $" query {name}(${name}: {name}) {{ {name}({name}: {name}) ...{name} dog {{ name(x: ${name}1) @{name} }} }} fragment {name}2 on {name} {{ a }}");
        errors.Count.ShouldBeGreaterThan(6);
        errors.ShouldAllBe(e => e.Message.Length < 400);
    }

    [Fact]
    public void The_same_document_gets_the_same_errors_in_the_same_order()
    {
        const string Document = "query A($a: Int, $b: Nope) { x { y } dog { name: nickname name ...F } } fragment F on Dog { ...F } fragment G on Int { a @b }";
        var first = Validate(Document).Select(Shown).ToList();
        first.Count.ShouldBeGreaterThan(6);
        Validate(Document).Select(Shown).ShouldBe(first);
    }

    [Fact]
    public void An_error_names_its_section_of_the_specification()
    {
        Validate("{ zzz }").ShouldHaveSingleItem().Extensions!["specifiedBy"].ShouldBe("https://spec.graphql.org/September2025/#sec-Field-Selections");
    }

    private static string Aliases(int first, int count) => string.Concat(Enumerable.Range(first, count).Select(i => $"a{i}: __typename "));

    private static string Nest(int count, string open, string inner, string close) =>
        string.Concat(Enumerable.Repeat(open, count)) + inner + string.Concat(Enumerable.Repeat(close, count));

    /// <summary>Far above what it takes, and far below what it would without care, which is minutes or for ever.</summary>
    private static void Quickly(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }
}

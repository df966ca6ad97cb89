using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Tests.Configuration;
using ServiceRegistry.GraphQL.Tests.Language;
using ServiceRegistry.GraphQL.Types;
using Xunit.Abstractions;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>The engine and the npm package <c>graphql</c> say the same of generated type systems.</summary>
public sealed class TypeSystemAgreementTests(ReferenceImplementation reference, ITestOutputHelper output) : IClassFixture<ReferenceImplementation>
{
    [NpmFact]
    public async Task They_agree_on_the_syntax_of_all_definitions()
    {
        var comparison = new TypeSystemComparison(reference);
        var run = new AgreementRun(2000);
        await run.CompareAsync(Definitions, comparison.SyntaxDisagreementAsync);
        run.Report(output, comparison.Counts);
    }

    [NpmFact]
    public async Task They_agree_on_what_a_schema_means()
    {
        var comparison = new TypeSystemComparison(reference);
        var run = new AgreementRun(1000);
        await run.CompareAsync(seed => new AgreementRequest(RandomTypeSystem.Create(seed), null, "{}"), comparison.SchemaDisagreementAsync);
        run.Report(output, comparison.Counts);
    }

    /// <summary>The reference holds each directive against its definition, and what stands at a part of the schema is not lost on it.</summary>
    [NpmFact]
    public async Task They_agree_on_directives_at_the_parts_of_a_schema()
    {
        var sdl = SchemaPrinter.Print(SchemaBuilder.New().AddQueryType(typeof(ShopQueries)).AddDirectiveType<Shout>().Build());

        var meaning = await reference.AskAsync("meaning", ("sdl", sdl));
        var wrong = await reference.AskAsync("meaning", ("sdl", sdl.Replace("@owner(team: \"wares\")", "@owner(crew: \"wares\")", StringComparison.Ordinal)));

        meaning.TryGetProperty("refused", out var reason).ShouldBeFalse($"{reason}");
        wrong.GetProperty("refused").GetString()!.ShouldContain("\"crew\"");
    }

    private static AgreementRequest Definitions(int seed)
    {
        var chance = new Chance(seed);
        var source = RandomLayout.Of(SyntaxPrinter.Print(new RandomSyntax(seed).Document()), chance);
        return new AgreementRequest(chance.Often(0.5) ? new RandomMutation(RandomSyntax.Names, chance).Apply(source) : source, null, "{}");
    }
}

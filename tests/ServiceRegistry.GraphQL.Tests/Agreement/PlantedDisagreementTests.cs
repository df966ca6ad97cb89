namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>The comparison sees what it is there to see: a difference between both sides is found, and shrunk to what shows it.</summary>
public sealed class PlantedDisagreementTests(ReferenceImplementation reference) : IClassFixture<ReferenceImplementation>
{
    [NpmTheory]
    [InlineData("  robot: Robot\n", "  android: Robot\n", "the rules broken")]
    [InlineData("demand(int: Int!,", "demand(int: Int,", "the rules broken")]
    [InlineData("union Being = Human | Robot | Dog", "union Being = Human | Robot", "the rules broken")]
    [InlineData("min: Int! = 2", "min: Int! = 3", "min")]
    [InlineData("serial: ID! name", "serial: Int! name", "data")]
    [InlineData("\"name\": \"Rex\"", "\"name\": \"Max\"", "data")]
    [InlineData("\"absentRequired\": null", "\"absentRequired\": 1", "data")]
    public async Task It_is_found_and_shrunk(string here, string there, string disagreement)
    {
        var schema = AgreementSchema.Fixture();
        (schema.Sdl + schema.Data).ShouldContain(here);
        await schema.TellAsync(reference, text => text.Replace(here, there, StringComparison.Ordinal));
        var comparison = new DocumentComparison(reference, schema);
        for (var seed = 1; seed < 2000; seed++)
        {
            var request = RandomRequest.Create(schema.Schema, seed);
            if (await comparison.DisagreementAsync(request) is not null)
            {
                var small = await Shrinking.ShrinkAsync(request, async smaller => await comparison.DisagreementAsync(smaller) is not null);
                (await comparison.DisagreementAsync(small)).ShouldNotBeNull().ShouldContain(disagreement);
                small.Document.Length.ShouldBeLessThan(80, small.Document);
                return;
            }
        }

        Assert.Fail("It was not found.");
    }
}

namespace ServiceRegistry.GraphQL.Tests.Validation;

public sealed class SuggestionsTests : ValidationTest
{
    [Theory]
    [InlineData("{ dgo { name } }", " Did you mean `dog`?")]
    [InlineData("{ DOG { name } }", " Did you mean `dog` or `odd`?")]
    [InlineData("{ hunam { name } }", " Did you mean `human`?")]
    [InlineData("{ cot { name } }", " Did you mean `cat`, `dog` or `pet`?")]
    [InlineData("{ completelyElse { name } }", "")]
    [InlineData("{ __typenam }", "")]
    public void Near_names_are_suggested_nearest_first(string document, string suggestion)
    {
        var message = Validate(document)[0].Message;
        message[(message.IndexOf("`Query`.", StringComparison.Ordinal) + "`Query`.".Length)..].ShouldBe(suggestion);
    }
}

using System.Text;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

public class SubscriptionFieldTests
{
    [Theory]
    [InlineData("subscription { onBook(since: 3, count: 2) }", """{"data":{"onBook":"-4"}} id-1 {"data":{"onBook":"-5"}} id-2 """)]
    [InlineData("subscription { onBook(count: 1, prefix: \"+\") }", """{"data":{"onBook":"+1"}} id-1 """)]
    [InlineData("subscription { onNumber }", """{"data":{"onNumber":1}}  {"data":{"onNumber":2}}  """)]
    public async Task Events_come_from_the_method_that_is_named(string document, string expected)
    {
        using var started = await new LibrarySchema().ExecuteAsync(document);
        var stream = started.ShouldBeAssignableTo<ResponseStream>()!;
        var told = new StringBuilder();

        await foreach (var result in stream.ReadResultsAsync(CancellationToken.None))
        {
            told.Append(Encoding.UTF8.GetString(result.Body.Span)).Append(' ').Append(result.EventId).Append(' ');
            result.Dispose();
        }

        told.ToString().ShouldBe(expected);
    }
}

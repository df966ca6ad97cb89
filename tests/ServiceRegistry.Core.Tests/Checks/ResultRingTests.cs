using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;

namespace ServiceRegistry.Core.Tests.Checks;

public class ResultRingTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 2)]
    [InlineData(5, 5)]
    [InlineData(7, 40)]
    [InlineData(100, 250)]
    public void It_keeps_the_newest(int capacity, int count)
    {
        var ring = new ResultRing(capacity);
        for (var i = 0; i < count; i++)
        {
            ring.Add(new() { CheckId = Guid.Empty, At = DateTimeOffset.UnixEpoch.AddSeconds(i), Outcome = CheckOutcome.Pass, Output = $"{i / 2}" });
        }

        ring.ToList(Guid.Empty).Select(result => (result.At.ToUnixTimeSeconds(), result.Output)).ShouldBe(
            Enumerable.Range(0, count).Reverse().Take(capacity).Select(i => ((long)i, (string?)$"{i / 2}")));
    }
}

using System.Text.Json;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Checks;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Core.Tests.Checks;

public class ResultRingTests
{
    // Of two code units each, of which two have the first or the second in common.
    private static readonly string[] Emoji = ["\U0001F600", "\U0001F601", "\U0001F200"];

    private static readonly Guid Check = Guid.NewGuid();

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 2)]
    [InlineData(5, 5)]
    [InlineData(7, 40)]
    [InlineData(100, 250)]
    public void It_keeps_the_newest(int capacity, int count)
    {
        var ring = new ResultRing(capacity, isNew: true);
        for (var i = 0; i < count; i++)
        {
            ring.Add(Result(i, $"{i / 2}"));
            ring.IsWhole.ShouldBe(i < capacity);
        }

        ring.Count.ShouldBe(Math.Min(capacity, count));
        ring.ToList().Select(result => (result.Id, result.Output)).ShouldBe(
            Enumerable.Range(0, count).Reverse().Take(capacity).Select(i => ((long)i, (string?)$"{i / 2}")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_gives_back_what_it_got(int seed)
    {
        var random = new Random(seed);
        var ring = new ResultRing(100, isNew: true);
        var given = new List<StoredResult>();
        var (id, at) = (0L, DateTimeOffset.UnixEpoch);
        for (var i = 0; i < 300; i++)
        {
            id += random.NextInt64(1, 1L << random.Next(1, 40));
            at += TimeSpan.FromMicroseconds(random.NextInt64(1L << random.Next(1, 40)));
            given.Add(new()
            {
                Id = id,
                CheckId = Check,
                At = at,
                Outcome = (CheckOutcome)random.Next(4),
                Output = random.Next(4) switch { 0 => null, 1 => "", 2 => $"200 OK in {random.Next(999)} ms", _ => $"{Emoji[random.Next(3)]} größer als {random.Next(9)} {Emoji[random.Next(3)]}" },
                Code = random.Next(3) == 0 ? "SOME_CODE" : null,
                Duration = TimeSpan.FromMicroseconds(random.NextInt64(1L << random.Next(1, 40))),
                Measurements = [.. Enumerable.Range(0, random.Next(3)).Select(n => new Measurement(random.Next(9) == 0 ? "queue" : $"n{n}", Value(random), "ms"))],
            });

            ring.Add(given[^1]);

            ring.ToList().Select(Json).ShouldBe(given.TakeLast(ring.Count).Reverse().Select(Json), $"seed {seed}, result {i}");
        }

        ring.Count.ShouldBe(100);
    }

    [Fact]
    public void A_hundred_results_of_an_ordinary_check_have_room_from_the_beginning()
    {
        var random = new Random(1);
        var ring = new ResultRing(100, isNew: true);
        for (var i = 0; i < 1000; i++)
        {
            ring.Add(Result(i * 10_000L, $"200 OK in {random.Next(1, 300)} ms") with
            {
                At = DateTimeOffset.UnixEpoch.AddSeconds((10 * i) + random.NextDouble()),
                Duration = TimeSpan.FromMicroseconds(random.Next(800, 9000)),
                Measurements = [new("connect", random.Next(100, 2000) / 1000d, "ms"), new("firstByte", random.Next(800, 9000) / 1000d, "ms")],
            });
            ring.Size.ShouldBe(i == 0 ? 0 : 2400);
        }

        ring.Count.ShouldBe(100);
    }

    [Fact]
    public void Where_texts_are_long_it_keeps_fewer_and_of_those_the_newest()
    {
        var ring = new ResultRing(100, isNew: true);
        for (var i = 0; i < 300; i++)
        {
            ring.Add(Result(i, $"{i}{new string((char)('a' + (i % 7)), i % 3 == 0 ? 10 : 1000)}"));
            ring.Size.ShouldBeLessThanOrEqualTo(8192);
            ring.ToList().Select(result => result.Id).ShouldBe(Enumerable.Range(0, ring.Count).Select(age => (long)(i - age)));
        }

        ring.Count.ShouldBeInRange(8, 20);
        ring.IsWhole.ShouldBeFalse();

        ring.Add(Result(300, new string('ä', 4096)));
        ring.Add(Result(301, "short"));
        ring.ToList().Select(result => result.Id).ShouldBe([301L]);
        ring.Add(Result(302, "short"));
        ring.ToList().Select(result => result.Id).ShouldBe([302L, 301L]);
    }

    [Fact]
    public void A_clock_that_was_set_back_empties_it_until_the_time_is_as_late_again()
    {
        var ring = new ResultRing(100, isNew: true);
        ring.Add(Result(10, "before"));
        ring.Add(Result(5, "back"));
        ring.ToList().ShouldBeEmpty();
        ring.IsWhole.ShouldBeFalse();

        ring.Add(Result(9, "still back"));
        ring.ToList().ShouldBeEmpty();

        ring.Add(Result(10, "as late"));
        ring.Add(Result(11, "later"));
        ring.ToList().Select(result => result.Output).ShouldBe(["later", "as late"]);
    }

    [Theory]
    [InlineData(null, 3, true)]
    [InlineData(0L, 3, true)]
    [InlineData(2L, 2, true)]
    [InlineData(9L, 0, false)]
    public void What_was_before_this_process_may_be_later_than_what_it_has(long? before, int kept, bool takesNext)
    {
        var ring = new ResultRing(100, isNew: false);
        for (var i = 1; i <= 3; i++)
        {
            ring.Add(Result(i, $"{i}"));
        }

        (ring.IsPlaced, ring.IsWhole).ShouldBe((false, false));
        ring.Place(before is { } second ? DateTimeOffset.UnixEpoch.AddSeconds(second) : null);

        ring.IsPlaced.ShouldBeTrue();
        ring.ToList().Select(result => result.Output).ShouldBe(Enumerable.Range(0, kept).Select(age => $"{3 - age}"));
        ring.Add(Result(4, "4"));
        ring.Count.ShouldBe(takesNext ? kept + 1 : 0);
    }

    private static double Value(Random random) => random.Next(4) switch
    {
        0 => random.Next(100_000) / 1000d,
        1 => -random.NextDouble(),
        2 => random.NextDouble() * 1e15,
        _ => random.NextDouble(),
    };

    private static StoredResult Result(long second, string output) =>
        new() { Id = second, CheckId = Check, At = DateTimeOffset.UnixEpoch.AddSeconds(second), Outcome = CheckOutcome.Pass, Output = output };

    private static string Json(StoredResult result) => JsonSerializer.Serialize(result);
}

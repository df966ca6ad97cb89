using ServiceRegistry.Core.Timing;

namespace ServiceRegistry.Core.Tests.Timing;

public class DeadlineQueueTests
{
    [Fact]
    public void What_is_due_is_taken_once_and_in_order()
    {
        var queue = new DeadlineQueue<string>();
        queue.Set("c", 3);
        queue.Set("a", 1);
        queue.Set("b", 2);

        queue.TakeDue(0, 10).ShouldBeEmpty();
        queue.TakeDue(2, 10).ShouldBe(["a", "b"]);
        queue.TakeDue(3, 10).ShouldBe(["c"]);
        queue.TakeDue(9, 10).ShouldBeEmpty();
        queue.Next.ShouldBeNull();
    }

    [Fact]
    public void What_is_due_at_one_moment_is_taken_as_it_was_set()
    {
        var queue = new DeadlineQueue<int>();
        int[] keys = [.. Enumerable.Range(0, 20).Reverse()];
        foreach (var key in keys)
        {
            queue.Set(key, 1);
        }

        foreach (var key in keys)
        {
            queue.Set(key, 5);
        }

        queue.TakeDue(4, 100).ShouldBeEmpty();
        queue.TakeDue(5, 100).ShouldBe(keys);
    }

    [Fact]
    public void No_more_are_taken_than_asked_for()
    {
        var queue = new DeadlineQueue<int>();
        for (var i = 0; i < 5; i++)
        {
            queue.Set(i, i);
        }

        queue.TakeDue(9, 2).ShouldBe([0, 1]);
        queue.Next.ShouldBe(2);
    }

    [Fact]
    public void Keys_that_come_and_go_before_their_time_leave_nothing_behind()
    {
        var queue = new DeadlineQueue<int>();
        queue.Set(-1, 5_000_000);
        for (var i = 0; i < 10_000; i++)
        {
            queue.Set(i, 1_000_000 + i);
            queue.Remove(i);
            queue.Set(-1, 4_000_000 - i);
        }

        queue.Places.ShouldBeLessThan(100);
        queue.TakeDue(4_000_000 - 9_999, 10).ShouldBe([-1]);
        queue.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_agrees_with_a_plain_dictionary(int seed)
    {
        var random = new Random(seed);
        var queue = new DeadlineQueue<int>();
        var model = new Dictionary<int, long>();
        for (long now = 0; now < 3000; now++)
        {
            var key = random.Next(20);
            switch (random.Next(4))
            {
                case 0:
                    queue.Remove(key).ShouldBe(model.Remove(key));
                    break;
                case 1:
                    var due = model.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList();
                    queue.TakeDue(now, 100).ShouldBe(due, ignoreOrder: true, $"seed {seed} at {now}");
                    due.ForEach(taken => model.Remove(taken));
                    break;
                default:
                    var deadline = now + random.Next(-5, 50);
                    queue.Set(key, deadline);
                    model[key] = deadline;
                    break;
            }

            queue.Count.ShouldBe(model.Count);
            if (model.Count > 0)
            {
                queue.Next.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(model.Values.Min(), $"seed {seed} at {now}");
            }
        }
    }
}

using ServiceRegistry.Core.Collections;

namespace ServiceRegistry.Core.Tests.Collections;

public class RingListTests
{
    [Fact]
    public void It_agrees_with_a_plain_list()
    {
        var random = new Random(7);
        var (ring, list) = (new RingList<int>(), new List<int>());
        for (var i = 0; i < 2000; i++)
        {
            if (list.Count > 0 && random.Next(5) < 2)
            {
                ring.RemoveFirst().ShouldBe(list[0]);
                list.RemoveAt(0);
            }
            else
            {
                ring.Add(i);
                list.Add(i);
            }

            ring.Count.ShouldBe(list.Count);
            Enumerable.Range(0, ring.Count).Select(place => ring[place]).SequenceEqual(list).ShouldBeTrue();
        }
    }
}

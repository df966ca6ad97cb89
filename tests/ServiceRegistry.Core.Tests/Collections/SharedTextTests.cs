using ServiceRegistry.Core.Collections;

namespace ServiceRegistry.Core.Tests.Collections;

public class SharedTextTests
{
    [Fact]
    public void Equal_texts_become_one()
    {
        var first = SharedText.Of(Made("rack-1"));
        SharedText.Of(Made("rack-1")).ShouldBeSameAs(first);
        first.ShouldBe("rack-1");
    }

    [Fact]
    public void Whatever_comes_in_between_a_text_stays_what_it_is()
    {
        for (var i = 0; i < 20_000; i++)
        {
            SharedText.Of($"text {i}").ShouldBe($"text {i}");
        }
    }

    [Fact]
    public void A_long_text_is_not_kept()
    {
        var text = new string('x', 129);
        SharedText.Of(text).ShouldBeSameAs(text);
        SharedText.Of(new string('x', 129)).ShouldNotBeSameAs(text);
    }

    private static string Made(string text) => new(text.AsSpan());
}

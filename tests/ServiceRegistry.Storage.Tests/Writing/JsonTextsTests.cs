using System.Text;
using ServiceRegistry.Storage.Model;
using ServiceRegistry.Storage.Writing;

namespace ServiceRegistry.Storage.Tests.Writing;

public sealed class JsonTextsTests : IDisposable
{
    private readonly JsonTexts texts = new();

    public void Dispose() => texts.Dispose();

    [Fact]
    public void A_text_is_what_the_state_says_the_first_time_and_again()
    {
        var (one, other) = (Sample.Instance(key: "a"), Sample.Instance(key: "b"));

        foreach (var instance in (Core.Model.Instance[])[one, other, one, other])
        {
            Text(instance).ShouldBe(StateText.Of(instance));
        }
    }

    [Fact]
    public void So_it_is_after_they_were_let_go()
    {
        var instance = Sample.Instance();
        Text(instance);
        texts.Clear();

        Text(Sample.Instance(key: "another"));

        Text(instance).ShouldBe(StateText.Of(instance));
    }

    [Fact]
    public void Of_very_many_each_is_right_and_not_all_are_kept()
    {
        var reason = new string('x', 10_000);
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 400; i++)
            {
                var instance = Sample.Instance() with { StatusReason = $"{i} {reason}" };
                Text(instance).ShouldBe(StateText.Of(instance));
                Text(instance).ShouldBe(StateText.Of(instance));
            }

            texts.Clear();
        }
    }

    private string Text(Core.Model.Instance instance) => Encoding.UTF8.GetString(texts.Of(instance, RegistryJson.Default.Instance));
}

using ServiceRegistry.Core.Secrets;

namespace ServiceRegistry.Core.Tests.Secrets;

public sealed class SettingsMaskTests
{
    private const string Plain = """{"path":"/größe","password":"a\"b","codes":["one","two"],"headers":[{"name":"A","value":"1"},{"name":"B","value":"2"}]}""";

    [Fact]
    public void Secrets_of_every_depth_are_taken_out_and_put_back()
    {
        var masked = SettingsMask.Hide(SecretSample.Settings.Root, Plain);

        masked.Json.ShouldBe("""{"path":"/größe","password":"***","codes":"***","headers":[{"name":"A","value":"***"},{"name":"B","value":"***"}]}""");
        masked.Values.ShouldBe("""{"/password":"a\"b","/codes":["one","two"],"/headers/0/value":"1","/headers/1/value":"2"}""");
        masked.Masks.ShouldBeEmpty();
        SettingsMask.Reveal(masked.Json, masked.Values!).ShouldBe(Plain);
    }

    [Fact]
    public void Where_a_mask_is_given_it_is_said()
    {
        var masked = SettingsMask.Hide(SecretSample.Settings.Root, """{"password":"***","headers":[{"name":"A","value":"1"},{"name":"B","value":"***"}]}""");

        masked.Masks.Select(path => string.Join('.', path)).ShouldBe(["password", "headers.1.value"]);
        masked.Values.ShouldBe("""{"/headers/0/value":"1"}""");
    }

    [Theory]
    [InlineData("""{"path":"/"}""")]
    [InlineData("""{"path":"/","password":null}""")]
    [InlineData("""{"headers":[],"other":{"password":"x"}}""")]
    public void Settings_without_secrets_stay_as_they_are(string json)
    {
        var masked = SettingsMask.Hide(SecretSample.Settings.Root, json);

        masked.Json.ShouldBe(json);
        masked.Values.ShouldBeNull();
    }

    [Theory]
    [InlineData(Plain, "a\"b, one, two, 1, 2")]
    [InlineData("""{"password":{"a":["x"]},"headers":"y"}""", "x")]
    [InlineData("[1", "")]
    public void The_texts_of_secrets_are_found_in_whatever_was_given(string json, string texts) =>
        string.Join(", ", SettingsMask.Texts(SecretSample.Settings.Root, json)).ShouldBe(texts);
}

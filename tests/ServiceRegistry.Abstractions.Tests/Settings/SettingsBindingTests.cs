using ServiceRegistry.Abstractions.Tests.Checks;

namespace ServiceRegistry.Abstractions.Tests.Settings;

public sealed class SettingsBindingTests
{
    private const string Defaults =
        """{"name":"world","count":3,"big":5000000000,"ratio":0.5,"loud":false,"mood":"VERY_GOOD","every":"PT1M30S","words":["a","b"],"parts":[]}""";

    private readonly IHealthCheckStrategy strategy = new SampleStrategy();

    public SettingsBindingTests() => this.strategy.Initialize(new TestHost());

    [Fact]
    public void Defaults_are_filled_in() => this.strategy.Bind("{}").Json.ShouldBe(Defaults);

    [Fact]
    public void The_normal_form_is_a_fixed_point() => this.strategy.Bind(Defaults).Json.ShouldBe(Defaults);

    [Fact]
    public void Equal_settings_are_equal_as_text()
    {
        var one = this.strategy.Bind("""{"every":"PT60S","nickname":null,"count":4,"where":"http://a/ü"}""");
        var other = this.strategy.Bind("""{ "where": "http://a/ü", "count": 4, "every": "PT1M", "name": "world" }""");

        one.Json.ShouldNotBeNull();
        one.Json.ShouldBe(other.Json);
    }

    [Fact]
    public async Task A_bound_check_runs_with_its_settings()
    {
        var bound = this.strategy.Bind(
            """{"name":"moon","count":7,"mood":"BAD","every":"PT5S","numbers":[1,null],"parts":[{"label":"x"}],"main":{"label":"m"},"where":"urn:a","loud":true}""");

        var result = await bound.Check!.RunAsync(new CheckTarget(null, "localhost", null), TimeSpan.FromSeconds(1), CancellationToken.None);

        result.ShouldBe(CheckResult.Pass("moon 7 Bad 00:00:05 2 1 m urn:a True"));
    }

    [Fact]
    public void All_problems_are_told_at_once_with_their_paths()
    {
        var problems = Problems("""
            {"name":"X","nickname":"X","count":99,"every":"PT2H","words":["a","a","a"],"parts":[{"label":"x","weight":2}],"grace":"-PT1S"}
            """);

        problems.ShouldBe(
        [
            "name LENGTH", "name NOT_VALID", "count OUT_OF_RANGE", "every OUT_OF_RANGE", "grace OUT_OF_RANGE", "words LENGTH",
            "parts.0.weight OUT_OF_RANGE", "nickname NOT_VALID",
        ]);
    }

    [Theory]
    [InlineData("""{"name":1}""", "name WRONG_TYPE")]
    [InlineData("""{"count":1.5}""", "count WRONG_TYPE")]
    [InlineData("""{"count":3000000000}""", "count WRONG_TYPE")]
    [InlineData("""{"ratio":"1"}""", "ratio WRONG_TYPE")]
    [InlineData("""{"loud":"yes"}""", "loud WRONG_TYPE")]
    [InlineData("""{"mood":"GREAT"}""", "mood WRONG_TYPE")]
    [InlineData("""{"every":"5s"}""", "every WRONG_TYPE")]
    [InlineData("""{"every":"P1M"}""", "every WRONG_TYPE")]
    [InlineData("""{"words":"a"}""", "words WRONG_TYPE")]
    [InlineData("""{"words":["a",null]}""", "words.1 REQUIRED")]
    [InlineData("""{"numbers":[1,"x"]}""", "numbers.1 WRONG_TYPE")]
    [InlineData("""{"name":null}""", "name REQUIRED")]
    [InlineData("""{"main":[]}""", "main WRONG_TYPE")]
    [InlineData("""{"main":{}}""", "main.label REQUIRED")]
    [InlineData("""{"parts":[{"label":"a"},{"label":null}]}""", "parts.1.label REQUIRED")]
    [InlineData("""{"nmae":"x"}""", "nmae UNKNOWN_FIELD")]
    [InlineData("""{"main":{"label":"a","size":1}}""", "main.size UNKNOWN_FIELD")]
    [InlineData("[]", " WRONG_TYPE")]
    [InlineData("{", " WRONG_TYPE")]
    public void A_problem_names_its_place_and_code(string json, string expected) => Problems(json).ShouldBe([expected]);

    [Fact]
    public void The_schema_and_the_binding_need_no_host_but_a_check_does()
    {
        IHealthCheckStrategy strategy = new SampleStrategy();

        strategy.Settings.InputType.ShouldBe("SampleCheckInput");
        Should.Throw<InvalidOperationException>(() => strategy.Bind("{}")).Message.ShouldContain("sample");
    }

    private IEnumerable<string> Problems(string json)
    {
        var binding = this.strategy.Bind(json);
        binding.Check.ShouldBeNull();
        binding.Json.ShouldBeNull();
        binding.Problems.ShouldAllBe(problem => problem.Message.Length > 5);
        return binding.Problems.Select(problem => $"{string.Join('.', problem.Path)} {problem.Code}");
    }
}

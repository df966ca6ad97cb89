using ServiceRegistry.Features.Runner;

namespace ServiceRegistry.Features.RunnerTests;

public sealed class FeatureTestsTests
{
    [Theory]
    [InlineData("PagingFeature", "paging.feature")]
    [InlineData("Some.Where.HealthChecksFeature", "health-checks.feature")]
    public void A_class_is_named_after_its_file(string className, string file) => FeatureTests.FileOf(className).ShouldBe(file);

    [Fact]
    public void Every_feature_file_has_its_class()
    {
        var classes = typeof(FeatureTests).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FeatureTests)));
        var files = Directory.Exists(FeatureReader.Folder) ? Directory.GetFiles(FeatureReader.Folder).Select(Path.GetFileName) : [];

        classes.Select(type => FeatureTests.FileOf(type.Name)).ShouldBe(files!, ignoreOrder: true);
    }

    [Fact]
    public void Every_step_has_one_definition_and_every_definition_a_step()
    {
        var features = typeof(FeatureTests).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FeatureTests)))
            .Select(type => FeatureReader.ReadFile(FeatureTests.FileOf(type.Name)));

        var problems = BindingCatalog.OfThisAssembly.Problems(features);

        problems.ShouldBeEmpty(string.Join("\n\n", problems));
    }
}

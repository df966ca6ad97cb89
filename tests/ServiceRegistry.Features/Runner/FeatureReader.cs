using Gherkin.Ast;
using Gherkin.Pickles;

namespace ServiceRegistry.Features.Runner;

/// <summary>Reads feature files with Gherkin's own parser, and refuses what that parser would lose without a word.</summary>
internal static class FeatureReader
{
    /// <summary>The folder of the feature files beside the test assembly.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "features");

    public static FeaturePlan ReadFile(string file) => Read(file, File.ReadAllText(Path.Combine(Folder, file)));

    public static FeaturePlan Read(string file, string text)
    {
        RefuseKeywordsThatVanish(file, text);
        var document = Parse(file, text);
        var feature = document.Feature ?? throw new FeatureFileException($"{file} has no feature.");
        RefuseScenariosThatVanish(file, feature);
        var kinds = KindsByLine(file, feature);
        var scenarios = new Compiler().Compile(document).Select(pickle => Plan(file, feature.Name, pickle, kinds)).ToList();
        RefuseDoubles(file, scenarios);
        return new FeaturePlan(file, feature.Name, scenarios);
    }

    private static GherkinDocument Parse(string file, string text)
    {
        try
        {
            return new Gherkin.Parser().Parse(new StringReader(text));
        }
        catch (Gherkin.ParserException error)
        {
            throw new FeatureFileException($"{file}: {error.Message}");
        }
    }

    /// <summary>This parser knows neither keyword: under a feature's title it takes them for its description.</summary>
    private static void RefuseKeywordsThatVanish(string file, string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var keyword = new[] { "Rule:", "Example:" }.FirstOrDefault(line.TrimStart().StartsWith);
            if (keyword is not null)
            {
                throw new FeatureFileException($"{file}:{number}: '{keyword}' is not known here; write 'Scenario:'.");
            }
        }
    }

    private static void RefuseScenariosThatVanish(string file, Feature feature)
    {
        var scenarios = feature.Children.Where(child => child is not Background).ToList();
        if (scenarios.Count == 0)
        {
            throw new FeatureFileException($"{file}: the feature '{feature.Name}' has no scenario.");
        }

        foreach (var scenario in feature.Children)
        {
            if (!string.IsNullOrWhiteSpace(scenario.Description))
            {
                throw new FeatureFileException(
                    $"{file}:{scenario.Location.Line}: '{scenario.Description.Trim()}' would be taken for a description; only features have one.");
            }

            if (!scenario.Steps.Any())
            {
                throw new FeatureFileException($"{file}:{scenario.Location.Line}: the scenario '{scenario.Name}' has no steps.");
            }

            if (scenario is ScenarioOutline outline && !outline.Examples.Any(examples => examples.TableBody?.Any() == true))
            {
                throw new FeatureFileException($"{file}:{scenario.Location.Line}: the outline '{scenario.Name}' has no examples.");
            }
        }
    }

    /// <summary>Compiled scenarios lose their keywords; each step's line gives them back.</summary>
    private static Dictionary<int, (StepKinds Kind, string Keyword)> KindsByLine(string file, Feature feature)
    {
        var kinds = new Dictionary<int, (StepKinds, string)>();
        foreach (var definition in feature.Children)
        {
            StepKinds? current = null;
            foreach (var step in definition.Steps)
            {
                var keyword = step.Keyword.Trim();
                current = keyword switch
                {
                    "Given" => StepKinds.Given,
                    "When" => StepKinds.When,
                    "Then" => StepKinds.Then,
                    _ => current ?? throw new FeatureFileException($"{file}:{step.Location.Line}: the first step begins with '{keyword}'."),
                };
                kinds[step.Location.Line] = (current.Value, keyword);
            }
        }

        return kinds;
    }

    private static ScenarioPlan Plan(string file, string feature, Pickle pickle, Dictionary<int, (StepKinds Kind, string Keyword)> kinds)
    {
        var steps = pickle.Steps.Select(step =>
        {
            var line = step.Locations.Select(location => location.Line).First(kinds.ContainsKey);
            var (kind, keyword) = kinds[line];
            return new StepPlan(file, line, kind, keyword, step.Text, Table(step), DocString(step));
        });
        var line = pickle.Locations.First().Line;
        return new ScenarioPlan(file, feature, pickle.Name, line, [.. pickle.Tags.Select(tag => tag.Name.TrimStart('@'))], [.. steps]);
    }

    private static DataTable? Table(PickleStep step) =>
        step.Arguments.OfType<PickleTable>().FirstOrDefault() is { } table
            ? new DataTable([.. table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => cell.Value)])])
            : null;

    private static string? DocString(PickleStep step) => step.Arguments.OfType<PickleString>().FirstOrDefault()?.Content;

    /// <summary>A scenario is found again by its name, so that names are unique; an outline's name tells its rows apart.</summary>
    private static void RefuseDoubles(string file, List<ScenarioPlan> scenarios)
    {
        if (scenarios.GroupBy(scenario => scenario.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FeatureFileException(
                $"{file}:{twice.Last().Line}: '{twice.Key}' is there {twice.Count()} times; put what differs into the name, such as <value>.");
        }
    }
}

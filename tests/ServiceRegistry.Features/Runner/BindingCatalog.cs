using System.Reflection;

namespace ServiceRegistry.Features.Runner;

/// <summary>All step definitions and hooks of some binding classes.</summary>
internal sealed class BindingCatalog
{
    private readonly List<StepBinding> bindings = [];

    public BindingCatalog(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(type => type.IsDefined(typeof(BindingAttribute))))
        {
            foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public))
            {
                bindings.AddRange(method.GetCustomAttributes<StepAttribute>().Select(attribute => new StepBinding(method, attribute)));
                AddHook<BeforeScenarioAttribute>(Before, method);
                AddHook<AfterScenarioAttribute>(After, method);
            }
        }
    }

    public static BindingCatalog OfThisAssembly { get; } =
        new(typeof(BindingCatalog).Assembly.GetTypes().Where(type => !type.IsNested));

    public List<MethodInfo> Before { get; } = [];

    public List<MethodInfo> After { get; } = [];

    /// <summary>The one definition that matches the step.</summary>
    /// <exception cref="StepBindingException">None does, or several do.</exception>
    public StepMatch Match(StepPlan step)
    {
        var matches = bindings.Select(binding => binding.Match(step)).OfType<StepMatch>().ToList();
        return matches.Count switch
        {
            1 => matches[0],
            0 => throw new StepBindingException($"No step definition matches: {step}\nOne that would:\n{Snippet.For(step)}"),
            _ => throw new StepBindingException(
                $"Several step definitions match: {step}\n{string.Join('\n', matches.Select(match => "  " + match.Binding))}"),
        };
    }

    /// <summary>Every step of the features that has no definition or several, and every definition that has no step.</summary>
    public IReadOnlyList<string> Problems(IEnumerable<FeaturePlan> features)
    {
        var problems = new List<string>();
        var unused = bindings.ToHashSet();
        foreach (var step in features.SelectMany(feature => feature.Scenarios).SelectMany(scenario => scenario.Steps).DistinctBy(step => (step.Kind, step.Text)))
        {
            try
            {
                unused.Remove(Match(step).Binding);
            }
            catch (StepBindingException error)
            {
                problems.Add(error.Message);
            }
        }

        problems.AddRange(unused.Select(binding => $"No step uses: {binding}"));
        return problems;
    }

    private static void AddHook<T>(List<MethodInfo> hooks, MethodInfo method)
        where T : Attribute
    {
        if (method.IsDefined(typeof(T)))
        {
            hooks.Add(method);
        }
    }
}

/// <summary>A step that has not exactly one definition, or one that does not fit it.</summary>
internal sealed class StepBindingException(string message) : Exception(message);

namespace ServiceRegistry.Features.World;

/// <summary>Makes the input of a check from one table: what is not a setting of the check itself is one of its strategy.</summary>
internal static class CheckInput
{
    private static readonly HashSet<string> OfTheCheck = ["name", "interval", "timeout", "healthyThreshold", "unhealthyThreshold", "initialStatus"];

    /// <summary>Left out, the strategy is a ttl of an hour, and the interval so long that the scenario sees no run of the scheduler.</summary>
    public static Dictionary<string, object?> From(IEnumerable<KeyValuePair<string, string>> cells)
    {
        var all = Inputs.From(cells);
        var strategy = (string?)all.GetValueOrDefault("strategy") ?? "ttl";
        all.Remove("strategy");
        // Of dns, the name is the one that is asked for.
        bool IsOfTheCheck(string field) => OfTheCheck.Contains(field) && !(strategy == "dns" && field == "name");
        var settings = all.Where(cell => !IsOfTheCheck(cell.Key)).ToDictionary();
        if (strategy == "ttl")
        {
            settings.TryAdd("ttl", "PT1H");
        }

        // One text for the others, a list of answers for dns.
        if (strategy == "dns" && settings.TryGetValue("expect", out var expected))
        {
            settings["expect"] = Inputs.List((string)expected!);
        }

        var check = all.Where(cell => IsOfTheCheck(cell.Key)).ToDictionary();
        check.TryAdd("interval", "P1D");
        check["strategy"] = new Dictionary<string, object?> { [strategy] = settings };
        return check;
    }

    public static Dictionary<string, object?> With(this Dictionary<string, object?> input, string field, object? value)
    {
        input[field] = value;
        return input;
    }
}

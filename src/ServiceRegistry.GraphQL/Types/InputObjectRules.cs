namespace ServiceRegistry.GraphQL.Types;

/// <summary>Section 3.10, type validation: what an input object may not be.</summary>
internal static class InputObjectRules
{
    public static IEnumerable<string> Check(InputObjectType type)
    {
        if (type.IsOneOf)
        {
            foreach (var field in type.Fields.Where(f => f.Type is NonNullType || f.DefaultValue is not null))
            {
                yield return $"{type.Name} is @oneOf, so its field {field.Name} must be nullable and have no default.";
            }
        }

        if (IsUnprovidable(type))
        {
            yield return $"No value of {type.Name} can be written: it demands one of itself.";
        }
    }

    // Walks non-null references that are no list: the rest can end by null or by an empty list.
    private static bool IsUnprovidable(InputObjectType type)
    {
        var seen = new HashSet<InputObjectType>();
        var waiting = new Stack<InputObjectType>([type]);
        while (waiting.TryPop(out var next))
        {
            foreach (var demanded in next.Fields.Select(f => f.Type).OfType<NonNullType>().Select(t => t.OfType).OfType<InputObjectType>())
            {
                if (demanded == type)
                {
                    return true;
                }

                if (seen.Add(demanded))
                {
                    waiting.Push(demanded);
                }
            }
        }

        return false;
    }
}

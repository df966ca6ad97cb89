using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Server.Watching;

/// <summary>Finds the operations that may want an event by the values that they demand, without asking each of them.</summary>
internal sealed class LiveIndex
{
    private readonly HashSet<LiveOperation> all = [];
    private readonly HashSet<LiveOperation> undemanding = [];
    private readonly Dictionary<string, Dictionary<Value, List<LiveOperation>>> fields = [];

    /// <summary>All operations.</summary>
    public IReadOnlyCollection<LiveOperation> All => all;

    public void Add(LiveOperation operation)
    {
        all.Add(operation);
        if (operation.Interest.Demand is not { } demand)
        {
            undemanding.Add(operation);
            return;
        }

        if (!fields.TryGetValue(demand.Field, out var values))
        {
            fields.Add(demand.Field, values = []);
        }

        foreach (var value in demand.Values.Distinct())
        {
            if (!values.TryGetValue(new Value(value), out var operations))
            {
                values.Add(new Value(value), operations = []);
            }

            operations.Add(operation);
        }
    }

    public void Remove(LiveOperation operation)
    {
        if (!all.Remove(operation) || undemanding.Remove(operation) || operation.Interest.Demand is not { } demand)
        {
            return;
        }

        var values = fields[demand.Field];
        foreach (var value in demand.Values.Distinct())
        {
            var operations = values[new Value(value)];
            operations.Remove(operation);
            if (operations.Count == 0)
            {
                values.Remove(new Value(value));
            }
        }

        if (values.Count == 0)
        {
            fields.Remove(demand.Field);
        }
    }

    /// <summary>Those that may want an event; one may come several times.</summary>
    public IEnumerable<LiveOperation> Candidates(RegistryEvent change)
    {
        foreach (var operation in undemanding)
        {
            yield return operation;
        }

        foreach (var (field, values) in fields)
        {
            foreach (var value in EventDemand.ValuesOf(field, change))
            {
                foreach (var operation in values.GetValueOrDefault(new Value(value)) ?? [])
                {
                    yield return operation;
                }
            }
        }
    }

    // A key may not be null; a value may.
    private readonly record struct Value(object? Of);
}

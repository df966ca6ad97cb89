namespace ServiceRegistry.GraphQL.Execution;

/// <summary>A field with what it costs by itself, without what is below it.</summary>
/// <param name="Path">Where in the answer it is, without places in lists.</param>
/// <param name="Coordinate">The field in the schema.</param>
/// <param name="Cost">The cost.</param>
internal sealed record DearField(string Path, string Coordinate, double Cost);

/// <summary>
/// Finds the fields that an operation's cost comes from, the dearest terms first: what a hostile document unfolds to is not walked.
/// </summary>
internal static class CostBreakdown
{
    private const int MaxSteps = 500;
    private const int MaxFields = 3;

    public static IReadOnlyList<DearField> FindDearest(CostTerm root, CostEvaluation request, Func<OperationCost, double> measure)
    {
        var found = new Dictionary<FieldCost, (double Cost, ResponsePath Path)>();
        var next = new PriorityQueue<CostShare, double>();
        Enqueue(new CostShare(root, 1, 0, null));
        for (var step = 0; step < MaxSteps && next.TryDequeue(out var share, out _); step++)
        {
            if (share.Term is FieldCost field)
            {
                var before = found.GetValueOrDefault(field);
                found[field] = (before.Cost + measure(field.Own(request, share)), before.Path ?? field.Path(share));
            }

            foreach (var part in share.Term.Split(request, share))
            {
                Enqueue(part);
            }
        }

        return
        [
            .. found.Where(entry => entry.Value.Cost > 0)
                .OrderByDescending(entry => entry.Value.Cost)
                .Take(MaxFields)
                .Select(entry => new DearField(
                    string.Join('.', ResponsePath.ToList(entry.Value.Path)), entry.Key.Coordinate, CostSum.Bounded(entry.Value.Cost))),
        ];

        void Enqueue(CostShare share) => next.Enqueue(share, -measure(share.Cost(request)));
    }
}

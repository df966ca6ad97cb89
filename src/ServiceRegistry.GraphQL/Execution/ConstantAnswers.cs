namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Keeps the answers of operations that have but one answer: introspection. Their number and size are bounded, and the oldest makes room, so
/// that nobody fills the memory with questions of this kind.
/// </summary>
internal sealed class ConstantAnswers
{
    private const int Most = 16;
    private const int MaxLength = 512 * 1024;

    private readonly OperationPlan?[] kept = new OperationPlan?[Most];
    private uint next;

    /// <summary>Keeps what a plan was answered with.</summary>
    public void Keep(OperationPlan plan, ReadOnlySpan<byte> answer)
    {
        if (answer.Length > MaxLength)
        {
            return;
        }

        // Two requests that ask at once may both come here: the plan is then kept twice, and forgotten with the older of its places.
        plan.Kept = new KeptAnswer(answer.ToArray());
        var oldest = Interlocked.Exchange(ref kept[Interlocked.Increment(ref next) % Most], plan);
        if (oldest is not null && oldest != plan)
        {
            oldest.Kept = null;
        }
    }
}

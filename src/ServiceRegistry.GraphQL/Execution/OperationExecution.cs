using System.Globalization;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>ExecuteRootSelectionSet (section 6.3): runs one operation, or one event of a subscription, within its time.</summary>
internal sealed class OperationExecution(RequestExecutorOptions options)
{
    private readonly IOperationListener[] listeners = [.. options.Listeners];
    private readonly ConstantAnswers constants = new();

    /// <summary>Executes what is pure, and so needs no clock, and writes the answer.</summary>
    /// <param name="operation">The execution.</param>
    /// <param name="rootValue">The object of the root type; the event of a subscription.</param>
    /// <param name="eventId">What the client resumes from behind this answer.</param>
    public OperationResult ExecutePure(OperationContext operation, object? rootValue, string? eventId)
    {
        if (operation.Plan.Kept is { } kept)
        {
            var rest = new ResponseWriter(capacity: 128);
            WriteExtensions(operation, rest);
            return ResponseFormat.End(kept, rest, eventId);
        }

        var output = ResponseFormat.Begin();
        var written = PureExecution.ExecuteSelectionSet(operation, operation.Plan.Root, rootValue, null, output);
        if (written && operation.Errors.Count == 0 && operation.Plan.IsConstant)
        {
            constants.Keep(operation.Plan, output.Written.Span);
        }

        return Finish(operation, output, written, eventId);
    }

    /// <summary>Executes and writes the answer.</summary>
    /// <param name="prepare">Makes the context, given the token that ends with the client or with the time.</param>
    /// <param name="rootValue">The object of the root type; the event of a subscription.</param>
    /// <param name="eventId">What the client resumes from behind this answer.</param>
    /// <param name="waits">False where all of it is pure: that needs no clock.</param>
    /// <param name="cancellationToken">Ends when the client leaves.</param>
    public async ValueTask<OperationResult> ExecuteAsync(
        Func<CancellationToken, OperationContext> prepare, object? rootValue, string? eventId, bool waits, CancellationToken cancellationToken)
    {
        if (!waits)
        {
            return ExecutePure(prepare(cancellationToken), rootValue, eventId);
        }

        var output = ResponseFormat.Begin();
        using var time = new OperationTime(options, cancellationToken);
        var waiting = prepare(time.Token);
        try
        {
            var running = ExecuteRootAsync(waiting, rootValue, output);
            waiting.EndStart();

            // A resolver that does not heed its token is left behind, with the buffer that it may still write to.
            var written = running.IsCompleted
                ? await running.ConfigureAwait(false)
                : await running.AsTask().WaitAsync(time.TimeUp).ConfigureAwait(false);
            return Finish(waiting, output, written, eventId);
        }
        catch (OperationCanceledException) when (time.IsUp && !cancellationToken.IsCancellationRequested)
        {
            return TimedOut(eventId);
        }
    }

    private static ValueTask<bool> ExecuteRootAsync(OperationContext operation, object? rootValue, ResponseWriter output) =>
        operation.Type == OperationType.Mutation
            ? ExecuteSeriallyAsync(operation, rootValue, output)
            : ParallelExecution.ExecuteSelectionSetAsync(operation, operation.Plan.Root, rootValue, null, output);

    /// <summary>Section 6.3.1: each field of a mutation's root is executed to its end before the next one begins.</summary>
    private static async ValueTask<bool> ExecuteSeriallyAsync(OperationContext operation, object? rootValue, ResponseWriter output)
    {
        var root = operation.Plan.Root;
        output.WriteByte((byte)'{');
        for (var i = 0; i < root.Selections.Length; i++)
        {
            operation.Aborted.ThrowIfCancellationRequested();
            var selection = root.Selections[i];
            output.WriteRaw(selection.Key.AsSpan(i == 0 ? 1 : 0));
            if (!await ParallelExecution.ExecuteFieldAsync(operation, root.Type, selection, rootValue, null, output).ConfigureAwait(false))
            {
                return false;
            }
        }

        output.WriteByte((byte)'}');
        return true;
    }

    private OperationResult Finish(OperationContext operation, ResponseWriter output, bool written, string? eventId)
    {
        if (!written)
        {
            output.RollBack(ResponseFormat.DataStart);
            output.WriteNull();
        }

        var body = ResponseFormat.EndData(output, operation.Errors);
        WriteExtensions(operation, body);
        return ResponseFormat.End(body, operation.Errors, eventId);
    }

    private void WriteExtensions(OperationContext operation, ResponseWriter body)
    {
        var extensions = new AnswerExtensions(body);
        foreach (var (name, value) in operation.Extensions ?? [])
        {
            extensions.Add(name, value);
        }

        foreach (var listener in listeners)
        {
            if (operation.Type == OperationType.Subscription)
            {
                listener.OnEventExecuted(operation, ref extensions);
            }
            else
            {
                listener.OnExecuted(operation, ref extensions);
            }
        }

        extensions.End();
    }

    // Not a request error: something was executed, and of a mutation nobody knows how much.
    private OperationResult TimedOut(string? eventId)
    {
        var output = ResponseFormat.Begin();
        output.WriteNull();
        var seconds = options.ExecutionTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var error = new GraphQLError($"The operation took longer than its {seconds} s and was ended.")
        {
            Code = ErrorCodes.Timeout,
        };
        return ResponseFormat.End(ResponseFormat.EndData(output, [error]), [error], eventId);
    }
}

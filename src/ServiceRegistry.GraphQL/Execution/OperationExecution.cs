using System.Globalization;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>ExecuteRootSelectionSet (section 6.3): runs one operation, or one event of a subscription, within its time.</summary>
internal sealed class OperationExecution(RequestExecutorOptions options)
{
    private readonly IOperationListener[] listeners = [.. options.Listeners];
    private readonly ConstantAnswers constants = new();

    /// <summary>Executes and writes the answer. What is pure never waits, and so needs no clock.</summary>
    /// <param name="operation">The execution, which ends when the client leaves.</param>
    /// <param name="rootValue">The object of the root type; the event of a subscription.</param>
    /// <param name="eventId">What the client resumes from behind this answer.</param>
    public ValueTask<OperationResult> ExecuteAsync(OperationContext operation, object? rootValue, string? eventId) => operation.Plan.Root.IsPure
        ? new ValueTask<OperationResult>(ExecutePure(operation, rootValue, eventId))
        : ExecuteWaitingAsync(operation, rootValue, eventId);

    private OperationResult ExecutePure(OperationContext operation, object? rootValue, string? eventId)
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

    private async ValueTask<OperationResult> ExecuteWaitingAsync(OperationContext operation, object? rootValue, string? eventId)
    {
        var output = ResponseFormat.Begin();
        var client = operation.Aborted;
        using var time = new OperationTime(options, client);
        operation.Aborted = time.Token;
        try
        {
            var running = ExecuteRootAsync(operation, rootValue, output);
            operation.EndStart();

            // A resolver that does not heed its token is left behind, with the buffer that it may still write to.
            var written = running.IsCompleted
                ? await running.ConfigureAwait(false)
                : await running.AsTask().WaitAsync(time.TimeUp).ConfigureAwait(false);
            return Finish(operation, output, written, eventId);
        }
        catch (OperationCanceledException) when (time.IsUp && !client.IsCancellationRequested)
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
        if (operation.Extensions is { } own)
        {
            foreach (var (name, value) in own)
            {
                extensions.Add(name, value);
            }
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

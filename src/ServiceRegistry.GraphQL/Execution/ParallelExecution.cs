using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Executes what may wait. The resolvers of a selection set are all started before any is waited for; what has more waiting below it writes
/// to a segment of its own, and the segments are put together in the order of the selections.
/// </summary>
internal static class ParallelExecution
{
    private const int SegmentCapacity = 512;

    /// <summary>ExecuteSelectionSet (section 6.3). False: null stands where it must not, and what was written is to be taken back.</summary>
    public static ValueTask<bool> ExecuteSelectionSetAsync(
        OperationContext operation, SelectionSet set, object? parent, ResponsePath? path, ResponseWriter output) => set.IsPure
        ? new ValueTask<bool>(PureExecution.ExecuteSelectionSet(operation, set, parent, path, output))
        : ExecuteWaitingSetAsync(operation, set, parent, path, output);

    /// <summary>ExecuteField (section 6.4). False as above.</summary>
    public static ValueTask<bool> ExecuteFieldAsync(
        OperationContext operation, ObjectType type, Selection selection, object? parent, ResponsePath? path, ResponseWriter output)
    {
        if (selection.IsPure)
        {
            return new ValueTask<bool>(PureExecution.ExecuteField(operation, type, selection, parent, path, output));
        }

        var fieldPath = new ResponsePath(path, selection.ResponseName);
        var pending = StartResolver(operation, type, selection, parent, fieldPath);
        return CompletePendingAsync(operation, selection, pending, fieldPath, output);
    }

    private static async ValueTask<bool> ExecuteWaitingSetAsync(
        OperationContext operation, SelectionSet set, object? parent, ResponsePath? path, ResponseWriter output)
    {
        operation.Aborted.ThrowIfCancellationRequested();
        var selections = set.Selections;
        var started = StartAll(operation, set, parent, path);
        var written = true;
        output.WriteByte((byte)'{');
        for (var i = 0; i < selections.Length; i++)
        {
            var selection = selections[i];
            var start = i == 0 ? 1 : 0;
            if (selection.Constant is { } constant)
            {
                output.WriteRaw(constant.AsSpan(start));
                continue;
            }

            output.WriteRaw(selection.Key.AsSpan(start));
            if (started[i] is { } field)
            {
                // Also where a sibling has failed: nothing is left running behind an answer, and its errors are told.
                written &= await field.WriteAsync(output).ConfigureAwait(false);
            }
            else if (written)
            {
                written = PureExecution.ExecuteField(operation, set.Type, selection, parent, path, output);
            }
        }

        output.WriteByte((byte)'}');
        return written;
    }

    private static StartedField?[] StartAll(OperationContext operation, SelectionSet set, object? parent, ResponsePath? path)
    {
        var started = new StartedField?[set.Selections.Length];
        var isFirst = true;
        for (var i = 0; i < started.Length; i++)
        {
            var selection = set.Selections[i];
            if (selection.IsPure)
            {
                continue;
            }

            var fieldPath = new ResponsePath(path, selection.ResponseName);
            var pending = StartResolver(operation, set.Type, selection, parent, fieldPath);

            // The first is completed before any other is waited for, and one with nothing waiting below it need not be completed early.
            started[i] = isFirst || selection.AreChildrenPure
                ? new StartedField(output => CompletePendingAsync(operation, selection, pending, fieldPath, output))
                : StartedField.InSegment(segment => CompletePendingAsync(operation, selection, pending, fieldPath, segment), SegmentCapacity);
            isFirst = false;
        }

        return started;
    }

    // An exception is kept for the completion, which knows what becomes of it.
    private static ValueTask<object?> StartResolver(
        OperationContext operation, ObjectType type, Selection selection, object? parent, ResponsePath path)
    {
        try
        {
            var context = new WaitingFieldContext(operation, selection, type, parent, path);
            return selection.Field.Resolve is { } resolve
                ? new ValueTask<object?>(resolve(context))
                : selection.Field.ResolveAsync!(context);
        }
        catch (Exception exception)
        {
            return ValueTask.FromException<object?>(exception);
        }
    }

    private static async ValueTask<bool> CompletePendingAsync(
        OperationContext operation, Selection selection, ValueTask<object?> pending, ResponsePath path, ResponseWriter output)
    {
        object? value;
        try
        {
            value = await pending.ConfigureAwait(false);
        }
        catch (Exception exception) when (!operation.IsAbort(exception))
        {
            operation.AddFieldError(exception, selection, ResponsePath.ToList(path));
            if (selection.Field.Type is NonNullType)
            {
                return false;
            }

            output.WriteNull();
            return true;
        }

        return await CompleteValueAsync(operation, selection, selection.Field.Type, value, path, output).ConfigureAwait(false);
    }

    private static async ValueTask<bool> CompleteValueAsync(
        OperationContext operation, Selection selection, GraphQLType type, object? value, ResponsePath path, ResponseWriter output)
    {
        if (selection.AreChildrenPure || value is null)
        {
            return PureExecution.CompleteValue(operation, selection, type, value, path, output);
        }

        if (type is NonNullType nonNull)
        {
            return await CompletePresentAsync(operation, selection, nonNull.OfType, value, path, output).ConfigureAwait(false);
        }

        var start = output.Length;
        if (!await CompletePresentAsync(operation, selection, type, value, path, output).ConfigureAwait(false))
        {
            output.RollBack(start);
            output.WriteNull();
        }

        return true;
    }

    // A leaf has nothing below it that could wait, so the value is a list or an object. False: the error is recorded.
    private static async ValueTask<bool> CompletePresentAsync(
        OperationContext operation, Selection selection, GraphQLType type, object value, ResponsePath path, ResponseWriter output)
    {
        try
        {
            if (type is ListType list)
            {
                IReadOnlyList<object?> items = value as IReadOnlyList<object?> ?? [.. ValueCompletion.ToItems(value).Cast<object?>()];
                return await CompleteListAsync(operation, selection, list.OfType, items, path, output).ConfigureAwait(false);
            }

            var objectType = ValueCompletion.ResolveObjectType(operation.Schema, (NamedType)type, value);
            return await ExecuteSelectionSetAsync(operation, selection.ChildrenFor(objectType), value, path, output).ConfigureAwait(false);
        }
        catch (Exception exception) when (!operation.IsAbort(exception))
        {
            operation.AddFieldError(exception, selection, ResponsePath.ToList(path));
            return false;
        }
    }

    private static async ValueTask<bool> CompleteListAsync(
        OperationContext operation, Selection selection, GraphQLType itemType, IReadOnlyList<object?> items, ResponsePath path, ResponseWriter output)
    {
        var started = new StartedField?[items.Count];
        var written = true;
        var mine = true;
        output.WriteByte((byte)'[');

        // Items are written in place until one has to wait; from there on each has a segment.
        for (var i = 0; i < started.Length; i++)
        {
            var item = items[i];
            var itemPath = new ResponsePath(path, i);
            if (!mine)
            {
                started[i] = StartedField.InSegment(
                    segment => CompleteValueAsync(operation, selection, itemType, item, itemPath, segment), SegmentCapacity);
                continue;
            }

            WriteComma(output, i);
            var completion = CompleteValueAsync(operation, selection, itemType, item, itemPath, output);
            if (completion.IsCompleted)
            {
                written &= await completion.ConfigureAwait(false);
                if (!written)
                {
                    return false;
                }
            }
            else
            {
                started[i] = new StartedField(_ => completion);
                mine = false;
            }
        }

        var isFirst = true;
        for (var i = 0; i < started.Length; i++)
        {
            if (started[i] is { } item)
            {
                // The first of them has written its comma before it began to wait.
                WriteComma(output, isFirst ? 0 : i);
                isFirst = false;
                written &= await item.WriteAsync(output).ConfigureAwait(false);
            }
        }

        output.WriteByte((byte)']');
        return written;
    }

    private static void WriteComma(ResponseWriter output, int index)
    {
        if (index > 0)
        {
            output.WriteByte((byte)',');
        }
    }
}

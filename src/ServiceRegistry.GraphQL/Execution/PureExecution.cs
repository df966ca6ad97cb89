using System.Collections;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Execution;

/// <summary>
/// Executes what never waits: field after field, straight into the answer. One instance, with one context for all its fields, serves a whole
/// operation; the place in the response is a stack that costs nothing until somebody asks for the path.
/// </summary>
internal sealed class PureExecution() : FieldContext(null!)
{
    [ThreadStatic]
    private static PureExecution? idle;

    private (string? Name, int Index)[] places = new (string?, int)[16];
    private int depth;
    private ResponsePath? root;
    private ResponseWriter output = null!;

    public override IReadOnlyList<object> Path
    {
        get
        {
            var path = ResponsePath.ToList(root);
            for (var i = 0; i < depth; i++)
            {
                path.Add(places[i].Name is { } name ? name : places[i].Index);
            }

            return path;
        }
    }

    /// <summary>Executes a selection set. False: null stands where it must not, and what was written is to be taken back.</summary>
    public static bool ExecuteSelectionSet(
        OperationContext operation, SelectionSet set, object? parent, ResponsePath? path, ResponseWriter output)
    {
        var execution = Rent(operation, path, output);
        var written = execution.ExecuteSelectionSet(set, parent);
        execution.Return();
        return written;
    }

    /// <summary>Executes one field, the path leading to the object that it belongs to. False as above.</summary>
    public static bool ExecuteField(
        OperationContext operation, ObjectType type, Selection selection, object? parent, ResponsePath? path, ResponseWriter output)
    {
        var execution = Rent(operation, path, output);
        var written = execution.ExecuteField(type, selection, parent);
        execution.Return();
        return written;
    }

    /// <summary>Completes a value below which nothing waits, the path leading to the value. False as above.</summary>
    public static bool CompleteValue(
        OperationContext operation, Selection selection, GraphQLType type, object? value, ResponsePath? path, ResponseWriter output)
    {
        var execution = Rent(operation, path, output);
        var written = execution.CompleteValue(selection, type, value);
        execution.Return();
        return written;
    }

    // Nothing in here waits, so the thread can keep one instance; a resolver that executes a request itself finds none and makes another.
    // Where an exception ends the execution the instance is left to the collector.
    private static PureExecution Rent(OperationContext operation, ResponsePath? path, ResponseWriter output)
    {
        var execution = idle ?? new PureExecution();
        idle = null;
        execution.Operation = operation;
        execution.root = path;
        execution.output = output;
        execution.depth = 0;
        return execution;
    }

    private void Return()
    {
        End();
        Operation = null!;
        root = null;
        output = null!;
        idle = this;
    }

    private bool ExecuteSelectionSet(SelectionSet set, object? parent)
    {
        Operation.Aborted.ThrowIfCancellationRequested();
        var selections = set.Selections;
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
            if (!ExecuteField(set.Type, selection, parent))
            {
                return false;
            }
        }

        output.WriteByte((byte)'}');
        return true;
    }

    private bool ExecuteField(ObjectType type, Selection selection, object? parent)
    {
        Enter(selection.ResponseName, 0);
        var start = output.Length;
        object? value;
        try
        {
            Begin(selection, type, parent);
            if (selection.Leaf is not { } leaf)
            {
                value = selection.Field.Resolve!(this);
            }
            else if (leaf.TryWrite(this, output, out value))
            {
                depth--;
                return true;
            }
            else
            {
                output.RollBack(start);
            }
        }
        catch (Exception exception) when (!Operation.IsAbort(exception))
        {
            output.RollBack(start);
            Operation.AddFieldError(exception, selection, Path);
            depth--;
            return WriteNullWhereAllowed(selection.Field.Type);
        }

        var written = CompleteValue(selection, selection.Field.Type, value);
        depth--;
        return written;
    }

    private bool CompleteValue(Selection selection, GraphQLType type, object? value)
    {
        if (type is NonNullType nonNull)
        {
            if (value is not null)
            {
                return CompletePresent(selection, nonNull.OfType, value);
            }

            Operation.AddFieldError(ValueCompletion.NullWhereNonNull, selection, Path);
            return false;
        }

        if (value is not null)
        {
            var start = output.Length;
            if (CompletePresent(selection, type, value))
            {
                return true;
            }

            output.RollBack(start);
        }

        output.WriteNull();
        return true;
    }

    // False: its error is recorded, here or further below.
    private bool CompletePresent(Selection selection, GraphQLType type, object value)
    {
        try
        {
            switch (type)
            {
                case ScalarType or EnumType:
                    ValueCompletion.WriteLeaf((NamedType)type, value, output);
                    return true;
                case ListType list:
                    return CompleteList(selection, list.OfType, value);
                default:
                    var objectType = ValueCompletion.ResolveObjectType(Schema, (NamedType)type, value);
                    return ExecuteSelectionSet(selection.ChildrenFor(objectType), value);
            }
        }
        catch (Exception exception) when (!Operation.IsAbort(exception))
        {
            Operation.AddFieldError(exception, selection, Path);
            return false;
        }
    }

    private bool CompleteList(Selection selection, GraphQLType itemType, object value)
    {
        output.WriteByte((byte)'[');
        var written = value switch
        {
            object?[] items => CompleteItems(selection, itemType, items),

            // Other lists of classes; covariance gives them without an enumerator.
            IReadOnlyList<object?> items => CompleteItems(selection, itemType, items),
            _ => CompleteItems(selection, itemType, ValueCompletion.ToItems(value)),
        };
        output.WriteByte((byte)']');
        return written;
    }

    private bool CompleteItems(Selection selection, GraphQLType itemType, object?[] items)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!CompleteItem(selection, itemType, items[i], i))
            {
                return false;
            }
        }

        return true;
    }

    private bool CompleteItems(Selection selection, GraphQLType itemType, IReadOnlyList<object?> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (!CompleteItem(selection, itemType, items[i], i))
            {
                return false;
            }
        }

        return true;
    }

    private bool CompleteItems(Selection selection, GraphQLType itemType, IEnumerable items)
    {
        var i = 0;
        foreach (var item in items)
        {
            if (!CompleteItem(selection, itemType, item, i++))
            {
                return false;
            }
        }

        return true;
    }

    private bool CompleteItem(Selection selection, GraphQLType itemType, object? item, int index)
    {
        if (index > 0)
        {
            output.WriteByte((byte)',');
        }

        Enter(null, index);
        var written = CompleteValue(selection, itemType, item);
        depth--;
        return written;
    }

    private bool WriteNullWhereAllowed(GraphQLType type)
    {
        if (type is NonNullType)
        {
            return false;
        }

        output.WriteNull();
        return true;
    }

    private void Enter(string? name, int index)
    {
        if (depth == places.Length)
        {
            Array.Resize(ref places, depth * 2);
        }

        places[depth++] = (name, index);
    }
}

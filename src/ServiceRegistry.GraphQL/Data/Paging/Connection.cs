using System.Collections;

namespace ServiceRegistry.GraphQL.Data;

/// <summary>A page as its connection shows it.</summary>
internal abstract class Connection
{
    public abstract IEnumerable Nodes { get; }

    public abstract IReadOnlyList<Edge> Edges { get; }

    public abstract PageInfo PageInfo { get; }

    public abstract int? TotalCount { get; }

    public abstract string CursorAt(int index);
}

/// <summary>A page of items of one type. Cursors are written only where they are asked for.</summary>
internal sealed class Connection<T>(string scope, SortOrder<T> order, Page<T> page) : Connection
{
    public override IEnumerable Nodes => page.Items;

    public override IReadOnlyList<Edge> Edges => [.. page.Items.Select((item, index) => new Edge(this, index, item!))];

    public override PageInfo PageInfo => new(this, page.Items.Count, page.HasNext, page.HasPrevious);

    public override int? TotalCount => page.TotalCount;

    public override string CursorAt(int index) => Cursor.Write(scope, order, page.Items[index]);
}

/// <summary>An item with its place.</summary>
internal sealed class Edge(Connection connection, int index, object node)
{
    public object Node { get; } = node;

    public string Cursor => connection.CursorAt(index);
}

/// <summary>Where a page is among the others.</summary>
internal sealed class PageInfo(Connection connection, int count, bool hasNextPage, bool hasPreviousPage)
{
    public bool HasNextPage { get; } = hasNextPage;

    public bool HasPreviousPage { get; } = hasPreviousPage;

    public string? StartCursor => count == 0 ? null : connection.CursorAt(0);

    public string? EndCursor => count == 0 ? null : connection.CursorAt(count - 1);
}

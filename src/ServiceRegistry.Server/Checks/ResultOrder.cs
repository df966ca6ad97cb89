using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Server.Checks;

/// <summary>Results come newest first (CONTRACT.md, 22); no other order can be asked for.</summary>
internal sealed class ResultSortInputType : SortInputType<StoredResult>
{
    /// <inheritdoc />
    protected override void Configure(ISortInputTypeDescriptor<StoredResult> descriptor) =>
        descriptor.OrderByDescending(result => result.At).OrderByDescending(result => result.Id).Key(result => result.Id);
}

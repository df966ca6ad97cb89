using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Storage.Model;

/// <summary>A call that was answered, so that its repetition is answered the same (CONTRACT.md, 18).</summary>
internal sealed class OperationRow
{
    public required string Mutation { get; init; }

    public required string Caller { get; init; }

    public required string ClientMutationId { get; init; }

    public required string InputHash { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Revision { get; init; }

    public required ImmutableArray<RememberedObject> Objects { get; init; }

    public static OperationRow Of(RememberedOperation operation) => new()
    {
        Mutation = operation.Id.Mutation,
        Caller = operation.Id.Caller,
        ClientMutationId = operation.Id.ClientMutationId,
        InputHash = operation.Id.InputHash,
        At = operation.At,
        Revision = operation.Revision,
        Objects = operation.Objects,
    };

    public RememberedOperation ToOperation() =>
        new(new OperationId(Mutation, Caller, ClientMutationId, InputHash), At, Revision, Objects);
}

internal sealed class OperationTable : IEntityTypeConfiguration<OperationRow>
{
    public void Configure(EntityTypeBuilder<OperationRow> table)
    {
        table.ToTable("operations").HasKey(row => new { row.Mutation, row.Caller, row.ClientMutationId });
        table.Property(row => row.Objects).HasConversion<TouchedObjectsConverter>();
        table.HasIndex(row => row.At);
    }
}

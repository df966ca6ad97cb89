using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ServiceRegistry.Storage.Writing;

/// <summary>The parameters of a command, typed as the model types the columns.</summary>
internal static class RowParameters
{
    public static string Name(int place) => $"@p{place}";

    public static DbParameter[] Add(DbCommand command, IReadOnlyList<IProperty> columns)
    {
        DbParameter[] parameters =
            [.. columns.Select((column, place) => column.GetRelationalTypeMapping().CreateParameter(command, Name(place), null))];
        command.Parameters.AddRange(parameters);
        return parameters;
    }
}

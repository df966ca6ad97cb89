using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Start;

/// <summary>A database that servers are started over: each gets a copy of its own.</summary>
internal sealed class Database : IDisposable
{
    private readonly DirectoryInfo original = Directory.CreateTempSubdirectory("registry-bench-");

    private Database(string name) => Name = name;

    public string Name { get; }

    /// <summary>Where it is, or will be.</summary>
    public string Folder => original.FullName;

    /// <summary>One that is still to be made.</summary>
    public static Database None() => new("no database yet");

    /// <summary>One that a server has left.</summary>
    public static async Task<Database> OfAsync(int services)
    {
        var database = new Database($"{services * Operations.InstancesOfService:N0} instances");
        await using var server = await ServerProcess.StartRegistryAsync(services, database.original.FullName);
        return database;
    }

    /// <returns>A folder to use and to delete.</returns>
    public DirectoryInfo Copy()
    {
        var copy = Directory.CreateTempSubdirectory("registry-bench-");
        foreach (var file in original.GetFiles())
        {
            file.CopyTo(Path.Combine(copy.FullName, file.Name));
        }

        return copy;
    }

    public void Dispose() => original.Delete(recursive: true);
}

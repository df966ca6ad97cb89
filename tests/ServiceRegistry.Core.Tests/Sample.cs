using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Tests;

/// <summary>Commands and values that tests begin with.</summary>
internal static class Sample
{
    public const string Actor = "tester";

    public static readonly ServiceKey Service = new("default", "shop");

    public static Registration Registration(string? key = "a", string service = "shop", string version = "1.0.0") => new()
    {
        Service = new("default", service),
        Version = version,
        Key = key,
        Host = "10.0.0.1",
        Port = 8080,
        Scheme = "http",
    };

    public static RegisterInstances Register(params Registration[] registrations) =>
        new(Actor, [.. registrations]) { IsList = registrations.Length != 1 };

    public static CheckDefinition Check(string? name = "http", string settings = """{"path":"/"}""", string strategy = "http") =>
        new() { Name = name, Strategy = strategy, Settings = settings };

    public static CheckDefinition Ttl(string ttl = "PT30S", string? name = "ttl") =>
        new() { Name = name, Strategy = "ttl", Settings = $$"""{"ttl":"{{ttl}}"}""" };

    public static ImmutableArray<T> List<T>(params T[] items) => [.. items];
}

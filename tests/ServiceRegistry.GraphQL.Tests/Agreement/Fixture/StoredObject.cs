using System.Text.Json;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>An object of the fixture's data. Each object type has a class of its own, by which abstract types are resolved.</summary>
internal class StoredObject(JsonElement properties)
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        ["Dog"] = typeof(Dog),
        ["Cat"] = typeof(Cat),
        ["Human"] = typeof(Human),
        ["Robot"] = typeof(Robot),
        ["Broken"] = typeof(Broken),
    };

    /// <summary>The classes by the names of the types.</summary>
    public static IReadOnlyDictionary<string, Type> RuntimeTypes => Types;

    public JsonElement Properties { get; } = properties;

    public static StoredObject Create(JsonElement properties) => properties.TryGetProperty("__typename", out var name)
        && Types.TryGetValue(name.GetString()!, out var type)
            ? (StoredObject)Activator.CreateInstance(type, properties)!
            : new StoredObject(properties);

    private sealed class Dog(JsonElement properties) : StoredObject(properties);

    private sealed class Cat(JsonElement properties) : StoredObject(properties);

    private sealed class Human(JsonElement properties) : StoredObject(properties);

    private sealed class Robot(JsonElement properties) : StoredObject(properties);

    private sealed class Broken(JsonElement properties) : StoredObject(properties);
}

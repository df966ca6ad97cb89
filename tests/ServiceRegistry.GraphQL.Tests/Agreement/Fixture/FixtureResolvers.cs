using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Agreement;

/// <summary>The resolvers of the fixture; <c>npm/resolvers.mjs</c> has the same ones, rule by rule.</summary>
/// <param name="data">The fixture's data: root values by type, objects by name.</param>
/// <param name="waits">True where every second field of each type waits.</param>
internal sealed class FixtureResolvers(JsonElement data, bool waits)
{
    private readonly Dictionary<string, StoredObject> objects =
        data.EnumerateObject().ToDictionary(p => p.Name, p => StoredObject.Create(p.Value), StringComparer.Ordinal);

    /// <summary>The resolvers by coordinate.</summary>
    public Dictionary<string, Delegate> For(DocumentNode typeSystem)
    {
        var resolvers = new Dictionary<string, Delegate>(StringComparer.Ordinal);
        foreach (var type in typeSystem.Definitions.OfType<ObjectTypeDefinitionNode>())
        {
            for (var i = 0; i < type.Fields.Length; i++)
            {
                var coordinate = $"{type.Name.Value}.{type.Fields[i].Name.Value}";
                resolvers.Add(coordinate, type.Name.Value == "Subscription"
                    ? new SubscribeResolver(context => new(EventsAsync(context)))
                    : waits && i % 2 == 1 ? new AsyncResolver(ResolveAsync) : new PureResolver(Resolve));
            }
        }

        return resolvers;
    }

    private async ValueTask<object?> ResolveAsync(IResolverContext context)
    {
        await Task.Yield();
        return Resolve(context);
    }

    private object? Resolve(IResolverContext context)
    {
        var parent = context.Parent<object?>() as StoredObject ?? objects[context.ObjectType.Name];
        return parent.Properties.TryGetProperty(context.Field.Name, out var value) ? Read(value, context)
            : context.Field.Type.Named.Name == "Any" ? Arguments(context)
            : null;
    }

    private async IAsyncEnumerable<object?> EventsAsync(IResolverContext context)
    {
        var field = context.Field.Name;
        foreach (var item in (IReadOnlyList<object?>)Read(objects["Subscription"].Properties.GetProperty(field), context)!)
        {
            await Task.Yield();
            yield return new Dictionary<string, object?> { [field] = item };
        }
    }

    /// <summary>A value as the fixture's data writes it.</summary>
    private object? Read(JsonElement value, IResolverContext context) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : (object)value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(item => Read(item, context)).ToList(),
        _ => ReadObject(value, context),
    };

    private object? ReadObject(JsonElement value, IResolverContext context)
    {
        if (value.TryGetProperty("$error", out var message))
        {
            throw new GraphQLException(message.GetString()!);
        }

        if (value.TryGetProperty("$ref", out var name))
        {
            return objects[name.GetString()!];
        }

        if (value.TryGetProperty("$find", out var argument))
        {
            return objects.GetValueOrDefault(context.ArgumentValue<string>(argument.GetString()!)!);
        }

        if (value.TryGetProperty("$count", out _))
        {
            var count = (context.ContextData.TryGetValue("count", out var before) ? (int)before! : 0) + 1;
            context.ContextData["count"] = count;
            return count;
        }

        return value;
    }

    private static Dictionary<string, object?> Arguments(IResolverContext context)
    {
        var arguments = context.Field.Arguments;
        return Enumerable.Range(0, arguments.Count)
            .Where(context.IsArgumentProvided)
            .ToDictionary(i => arguments[i].Name, context.Argument, StringComparer.Ordinal);
    }
}

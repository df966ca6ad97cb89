namespace ServiceRegistry.Features.Runner;

/// <summary>
/// Makes the objects of one scenario when they are first asked for, each once, through their only constructor, and
/// disposes them in the order opposite to that.
/// </summary>
internal sealed class ScenarioContainer : IAsyncDisposable
{
    private readonly Dictionary<Type, object> objects = [];
    private readonly List<object> made = [];
    private readonly HashSet<Type> making = [];

    public void Add<T>(T instance)
        where T : notnull => objects.Add(typeof(T), instance);

    public object Get(Type type)
    {
        if (objects.TryGetValue(type, out var known))
        {
            return known;
        }

        if (!making.Add(type))
        {
            throw new InvalidOperationException($"{type.Name} asks for itself.");
        }

        var constructors = type.GetConstructors();
        if (type.IsAbstract || constructors.Length != 1)
        {
            throw new InvalidOperationException($"{type.Name} cannot be made: it needs to be a class with one public constructor.");
        }

        var instance = constructors[0].Invoke([.. constructors[0].GetParameters().Select(parameter => Get(parameter.ParameterType))]);
        making.Remove(type);
        objects.Add(type, instance);
        made.Add(instance);
        return instance;
    }

    public async ValueTask DisposeAsync()
    {
        for (var index = made.Count - 1; index >= 0; index--)
        {
            if (made[index] is IAsyncDisposable later)
            {
                await later.DisposeAsync();
            }
            else if (made[index] is IDisposable now)
            {
                now.Dispose();
            }
        }
    }
}

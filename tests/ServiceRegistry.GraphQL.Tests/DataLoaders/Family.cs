using System.Collections.Concurrent;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Tests.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.DataLoaders;

/// <summary>People whose relatives are loaded: person n has the parent n / 2, and the children 2n and 2n + 1.</summary>
internal sealed class Family : IServiceProvider
{
    public const int Count = 4000;

    public static Schema Schema { get; } = SchemaBuilder.New()
        .AddQueryType(typeof(Queries))
        .AddMutationType(typeof(Mutations))
        .AddSubscriptionType(typeof(Subscriptions))
        .AddType(typeof(PersonFields))
        .AddDataLoader<NamesLoader>()
        .AddGlobalObjectIdentification()
        .Build();

    /// <summary>What was fetched, in the order in which it was: the loader and its keys.</summary>
    public ConcurrentQueue<(string Loader, int[] Keys)> Fetched { get; } = new();

    /// <summary>Fetches wait for it where it is set.</summary>
    public TaskCompletionSource? Gate { get; init; }

    /// <summary>Resolvers of <c>later</c> wait for it.</summary>
    public TaskCompletionSource Later { get; } = new();

    public IEnumerable<string> Batches => Fetched.Select(f => $"{f.Loader}: {string.Join(' ', f.Keys.Order())}");

    public Task<string> AnswerAsync(string document, RequestExecutorOptions? options = null, CancellationToken cancellationToken = default) =>
        new RequestExecutor(Schema, options).AnswerAsync(Define.Request(document) with { Services = this }, cancellationToken);

    public object? GetService(Type serviceType) => serviceType == typeof(Family) ? this : null;

    public async Task<T> FetchAsync<T>(string loader, IReadOnlyList<int> keys, Func<T> read, CancellationToken cancellationToken)
    {
        Fetched.Enqueue((loader, [.. keys]));
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }
        else
        {
            await Task.Yield();
        }

        return keys.Contains(-13) ? throw new GraphQLException("unlucky", "UNLUCKY") : read();
    }

    private static class Queries
    {
        [ListSize(SlicingArguments = ["ids"])]
        public static List<Person> GetPeople(IReadOnlyList<int> ids) => [.. ids.Select(id => new Person(id))];

        [ListSize(SlicingArguments = ["count"])]
        public static List<Person> GetFirst(int count) => [.. Enumerable.Range(1, count).Select(id => new Person(id))];

        public static async Task<Person?> GetPersonAsync(int id, IDataLoader<int, Person> people, CancellationToken cancellationToken) =>
            await people.LoadAsync(id, cancellationToken);

        public static async Task<IReadOnlyList<string?>> GetNamesAsync(IReadOnlyList<int> ids, IDataLoader<int, string> names) =>
            await names.LoadAsync(ids);

        [DataLoader(MaxBatchSize = 1000)]
        internal static Task<IReadOnlyDictionary<int, Person>> GetPersonByIdAsync(
            IReadOnlyList<int> ids, Family family, CancellationToken cancellationToken) => family.FetchAsync<IReadOnlyDictionary<int, Person>>(
                "person", ids, () => ids.Where(id => id is >= 1 and <= Count).ToDictionary(id => id, id => new Person(id)), cancellationToken);
    }

    private static class Mutations
    {
        public static async Task<string?> RenameAsync(int id, string name, NamesLoader names)
        {
            var before = await names.LoadAsync(id);
            names.RemoveCacheEntry(id);
            names.SetCacheEntry(id, name);
            return $"{before} to {await names.LoadAsync(id)}";
        }
    }

    private static class Subscriptions
    {
        [Subscribe(With = nameof(PeopleAsync))]
        public static async Task<string?> OnPersonAsync([EventMessage] int id, NamesLoader names) => await names.LoadAsync(id);

        public static async Task<IAsyncEnumerable<int>> PeopleAsync(IDataLoader<int, Person> people)
        {
            var first = await people.LoadAsync(7);
            return new[] { first!.Id, first.Id }.ToAsyncEnumerable();
        }
    }

    [Node]
    [ObjectType<Person>]
    private static class PersonFields
    {
        public static async Task<Person?> GetParentAsync([Parent] Person person, [DataLoader("PersonById")] IDataLoader<int, Person> people) =>
            await people.LoadAsync(person.Id / 2);

        public static async Task<Person?> GetOtherParentAsync([Parent] Person person, IDataLoader<int, Person> people, CancellationToken cancellationToken) =>
            await people.LoadAsync(person.Id / 2, cancellationToken);

        public static async Task<string> GetNameAsync([Parent] Person person, NamesLoader names) => await names.LoadRequiredAsync(person.Id);

        public static async Task<string?> GetLaterAsync([Parent] Person person, NamesLoader names, [Service] Family family)
        {
            await family.Later.Task;
            return await names.LoadAsync(person.Id);
        }

        public static async Task<Person[]> GetChildrenAsync([Parent] Person person, IDataLoader<int, Person[]> children) =>
            (await children.LoadAsync(person.Id))!;

        [DataLoader]
        public static async ValueTask<ILookup<int, Person>> ChildrenOf(IReadOnlyList<int> ids, [Service] Family family) => await family.FetchAsync(
            "children",
            ids,
            () => ids.SelectMany(id => new[] { 2 * id, (2 * id) + 1 }.Where(child => child <= Count))
                .ToLookup(child => child / 2, child => new Person(child)),
            CancellationToken.None);

        [NodeResolver]
        public static async Task<Person?> FindAsync(int id, IDataLoader<int, Person> people) => await people.LoadAsync(id);
    }

    internal sealed class NamesLoader(IBatchScheduler batchScheduler, Family family) : BatchDataLoader<int, string>(batchScheduler)
    {
        protected override async Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken) =>
            await family.FetchAsync("name", keys, () => keys.Where(id => id != -99).ToDictionary(id => id, id => $"P{id}"), cancellationToken);
    }
}

public sealed record Person(int Id);

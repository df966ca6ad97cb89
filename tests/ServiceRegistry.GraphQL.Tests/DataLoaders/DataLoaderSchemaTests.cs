namespace ServiceRegistry.GraphQL.Tests.DataLoaders;

/// <summary>What is wrong with data loaders is said when the schema is built.</summary>
public class DataLoaderSchemaTests
{
    [Fact]
    public void A_loader_that_nobody_gives_is_missed() => ErrorsOf(typeof(Missing))
        .ShouldBe(["Missing.Field: there is no data loader for IDataLoader<Int32, String>."]);

    [Fact]
    public void One_of_several_must_be_named() => ErrorsOf(typeof(Several))
        .ShouldBe(["Several.Field: several data loaders are for IDataLoader<Int32, String>: [DataLoader(\"…\")] names one of First, Second."]);

    [Fact]
    public void A_field_that_does_not_wait_cannot_take_one() => ErrorsOf(typeof(AtOnce))
        .ShouldBe(["AtOnce.Field: a field that takes a data loader has to wait for it: it answers a Task."]);

    [Fact]
    public void A_method_of_another_shape_is_none() => ErrorsOf(typeof(Shapeless)).ShouldContain(
        "Shapeless.Load: a data loader takes an IReadOnlyList of keys first, and answers a Task of an IReadOnlyDictionary, or of an ILookup, by those keys.");

    [Fact]
    public void A_loader_is_no_field_and_no_argument()
    {
        var schema = SchemaBuilder.New().AddQueryType(typeof(Fine)).Build();

        schema.QueryType.Fields.ShouldHaveSingleItem().Arguments.ShouldBeEmpty();
    }

    private static IReadOnlyList<string> ErrorsOf(Type queries) =>
        Should.Throw<SchemaException>(() => SchemaBuilder.New().AddQueryType(queries).Build()).Errors;

    private static class Fine
    {
        public static Task<string?> Field(IDataLoader<int, string> loader) => loader.LoadAsync(1);

        [DataLoader]
        public static Task<Dictionary<int, string>> Load(IReadOnlyList<int> keys) => Task.FromResult(keys.ToDictionary(k => k, k => $"{k}"));
    }

    private static class Missing
    {
        public static Task<string?> Field(IDataLoader<int, string> loader) => loader.LoadAsync(1);
    }

    private static class Several
    {
        public static Task<string?> Field(IDataLoader<int, string> loader) => loader.LoadAsync(1);

        public static Task<string?> Named([DataLoader("second")] IDataLoader<int, string> loader) => loader.LoadAsync(1);

        [DataLoader]
        public static Task<Dictionary<int, string>> GetFirstAsync(IReadOnlyList<int> keys) => Task.FromResult(keys.ToDictionary(k => k, k => $"{k}"));

        [DataLoader]
        public static Task<Dictionary<int, string>> GetSecondAsync(IReadOnlyList<int> keys) => Task.FromResult(keys.ToDictionary(k => k, k => $"{k}"));
    }

    private static class AtOnce
    {
        public static string Field(IDataLoader<int, string> loader) => loader.ToString()!;

        [DataLoader]
        public static Task<Dictionary<int, string>> Load(IReadOnlyList<int> keys) => Task.FromResult(keys.ToDictionary(k => k, k => $"{k}"));
    }

    private static class Shapeless
    {
        public static Task<string?> Field(IDataLoader<int, string> loader) => loader.LoadAsync(1);

        [DataLoader]
        public static Task<Dictionary<int, string>> Load(IReadOnlyList<string> keys) => Task.FromResult(new Dictionary<int, string>());
    }
}

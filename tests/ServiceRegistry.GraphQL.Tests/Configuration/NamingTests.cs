using ServiceRegistry.GraphQL.Configuration;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

public class NamingTests
{
    [Theory]
    [InlineData(nameof(Names.GetInstanceAsync), "instance")]
    [InlineData(nameof(Names.Getter), "getter")]
    [InlineData(nameof(Names.Get), "get")]
    [InlineData(nameof(Names.Async), "async")]
    [InlineData(nameof(Names.GetURL), "url")]
    [InlineData(nameof(Names.URLOfThis), "urlOfThis")]
    [InlineData(nameof(Names.Renamed), "other")]
    public void Fields_lose_Get_and_Async(string member, string expected) =>
        Naming.Field(typeof(Names).GetMethod(member)!).ShouldBe(expected);

    [Fact]
    public void Properties_keep_Get() => Naming.Field(typeof(Names).GetProperty(nameof(Names.GetIt))!).ShouldBe("getIt");

    [Theory]
    [InlineData(nameof(Value.StatusChanged), "STATUS_CHANGED")]
    [InlineData(nameof(Value.EBook), "E_BOOK")]
    [InlineData(nameof(Value.HTTPError), "HTTP_ERROR")]
    [InlineData(nameof(Value.Http2), "HTTP2")]
    [InlineData(nameof(Value.Snake_Case), "SNAKE_CASE")]
    [InlineData(nameof(Value.Given), "given")]
    public void Enum_values_are_upper_snake_case(string field, string expected) =>
        Naming.EnumValue(typeof(Value).GetField(field)!).ShouldBe(expected);

    [Fact]
    public void Generic_classes_name_their_arguments() =>
        Naming.Type(typeof(KeyValuePair<string, List<int>>)).ShouldBe("KeyValuePairOfStringAndListOfInt32");

    private static class Names
    {
        public static int GetIt => 1;

        public static int GetInstanceAsync() => 1;

        public static int Getter() => 1;

        public static int Get() => 1;

        public static int Async() => 1;

        public static int GetURL() => 1;

        public static int URLOfThis() => 1;

        [GraphQLName("other")]
        public static int Renamed() => 1;
    }

    private enum Value
    {
        StatusChanged,
        EBook,
        HTTPError,
        Http2,
        Snake_Case,

        [GraphQLName("given")]
        Given,
    }
}

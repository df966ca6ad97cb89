using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Execution;

/// <summary>Schemas in a few words.</summary>
internal static class Define
{
    public static GraphQLType Required(this GraphQLType type) => new NonNullType(type);

    public static GraphQLType List(this GraphQLType type) => new ListType(type);

    public static ObjectType Object(string name, params OutputField[] fields) => new(name, null, () => fields);

    public static OutputField Field(string name, GraphQLType type, PureResolver resolve, params InputValue[] arguments) =>
        new(name, null, type, arguments) { Resolve = resolve };

    public static OutputField Waiting(string name, GraphQLType type, AsyncResolver resolve, params InputValue[] arguments) =>
        new(name, null, type, arguments) { ResolveAsync = resolve };

    /// <summary>The same field, resolved at once or after a wait.</summary>
    public static OutputField Either(bool waits, string name, GraphQLType type, PureResolver resolve, params InputValue[] arguments) => waits
        ? Waiting(
            name,
            type,
            async context =>
            {
                await Task.Yield();
                return resolve(context);
            },
            arguments)
        : Field(name, type, resolve, arguments);

    public static InputValue Argument(string name, GraphQLType type, string? defaultValue = null) =>
        new(name, null, type, defaultValue is null ? null : Literal(defaultValue));

    public static ValueNode Literal(string text) => DocumentParser.ParseValue(Encoding.UTF8.GetBytes(text), constant: true);

    public static Schema Schema(ObjectType query, ObjectType? mutation = null, ObjectType? subscription = null, params NamedType[] types) =>
        new(null, query, mutation, subscription, types, []);

    public static Schema Query(params OutputField[] fields) => Schema(Object("Query", fields));

    public static OperationRequest Request(string document, string? variables = null, string? operationName = null) => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        Variables = variables is null ? null : JsonDocument.Parse(variables, new JsonDocumentOptions { MaxDepth = 256 }).RootElement,
        OperationName = operationName,
        Services = NoServices.Instance,
    };

    public static async Task<string> AnswerAsync(this IRequestExecutor executor, OperationRequest request, CancellationToken cancellationToken = default)
    {
        using var result = await executor.ExecuteAsync(request, cancellationToken);
        return Encoding.UTF8.GetString(result.ShouldBeAssignableTo<OperationResult>()!.Body.Span);
    }

    public static Task<string> AnswerAsync(this Schema schema, string document, string? variables = null) =>
        new RequestExecutor(schema).AnswerAsync(Request(document, variables));

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}

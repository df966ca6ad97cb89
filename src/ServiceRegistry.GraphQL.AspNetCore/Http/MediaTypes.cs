namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>The media types of GraphQL over HTTP (section 4).</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";
    public const string EventStream = "text/event-stream";
    public const string Html = "text/html";

    public const string JsonUtf8 = Json + "; charset=utf-8";
    public const string GraphQLResponseUtf8 = GraphQLResponse + "; charset=utf-8";
    public const string EventStreamUtf8 = EventStream + "; charset=utf-8";
    public const string SchemaUtf8 = "application/graphql; charset=utf-8";
}

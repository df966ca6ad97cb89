using static ServiceRegistry.GraphQL.Types.IntrospectionTypes;

namespace ServiceRegistry.GraphQL.Types;

/// <summary><c>__Schema</c>, section 4.2.1.</summary>
internal static class SchemaIntrospection
{
    public static ObjectType Create() => new(
        "__Schema",
        "What can be asked here: all types, the root types among them, and the directives.",
        () =>
        [
            Resolved<Schema>("description", "What the schema is.", Text, schema => schema.Description),
            Resolved<Schema>("types", "All types.", RequiredListOf(IntrospectionTypes.Type), schema => schema.Types),
            Resolved<Schema>("queryType", "Where queries begin.", new NonNullType(IntrospectionTypes.Type), schema => schema.QueryType),
            Resolved<Schema>("mutationType", "Where mutations begin, if there are any.", IntrospectionTypes.Type, schema => schema.MutationType),
            Resolved<Schema>(
                "subscriptionType", "Where subscriptions begin, if there are any.", IntrospectionTypes.Type, schema => schema.SubscriptionType),
            Resolved<Schema>("directives", "All directives.", RequiredListOf(IntrospectionTypes.Directive), schema => schema.Directives),
        ])
    {
        RuntimeType = typeof(Schema),
    };
}

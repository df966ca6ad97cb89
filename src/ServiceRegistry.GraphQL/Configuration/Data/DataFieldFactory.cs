using System.Reflection;
using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes the fields with paging, filtering or sorting.</summary>
internal static class DataFieldFactory
{
    private static readonly MethodInfo BuildItems =
        typeof(DataFieldFactory).GetMethod(nameof(BuildOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static bool Uses(MemberInfo member) =>
        member.IsDefined(typeof(UsePagingAttribute)) ||
        member.IsDefined(typeof(UseFilteringAttribute)) ||
        member.IsDefined(typeof(UseSortingAttribute));

    public static OutputField Build(
        TypeCatalog catalog,
        string typeName,
        string fieldName,
        MemberInfo member,
        TypeShape shape,
        ArgumentList arguments,
        Resolver resolver,
        string where)
    {
        var field = new OutputField(fieldName, catalog.Describe(member), BuiltInScalars.String, arguments.Values, TypeCatalog.DeprecationOf(member))
        {
            Directives = catalog.Directives.At(where, member),
        };
        if (ItemOf(shape) is not { } item)
        {
            catalog.Fail(where, "paging, filtering and sorting need an IDataSource, IBufferedQuery, IQueryable or IEnumerable of a known type.");
            return field with { Resolve = resolver.Pure, ResolveAsync = resolver.Async };
        }

        return (OutputField)BuildItems.MakeGenericMethod(item.Type)
            .Invoke(null, [catalog, $"{typeName}.{fieldName}", field, member, shape, item, resolver, where])!;
    }

    private static TypeShape? ItemOf(TypeShape shape) => shape.IsA(typeof(IDataSource<>)) || shape.IsA(typeof(IQueryable<>)) || shape.IsA(typeof(IBufferedQuery<>))
        ? shape.Arguments[0]
        : shape.Type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IDataSource<>)) is { } source
            ? TypeShape.Of(source.GetGenericArguments()[0])
            : shape.Item();

    private static OutputField BuildOf<T>(
        TypeCatalog catalog, string scope, OutputField field, MemberInfo member, TypeShape shape, TypeShape item, Resolver resolver, string where)
    {
        var paging = member.GetCustomAttribute<UsePagingAttribute>();
        var filtering = member.GetCustomAttribute<UseFilteringAttribute>();
        var sorting = member.GetCustomAttribute<UseSortingAttribute>();
        var order = catalog.Sorts.Of<T>(sorting?.Type);
        var arguments = field.Arguments.ToList();
        var data = new DataField<T>(scope, order)
        {
            FirstArgument = arguments.Count,
            MaxDatabaseOperations = catalog.Definition.FilterOptions.MaxDatabaseOperations,
        };
        GraphQLType type = new ListType(new NonNullType(catalog.Outputs.Named(item.Type, where)));
        if (paging is not null)
        {
            var name = paging.ConnectionName ?? Naming.Pascal(field.Name);
            type = ConnectionTypes.GetOrAdd(name, (NamedType)((NonNullType)((ListType)type).OfType).OfType, paging.IncludeTotalCount, catalog);
            data.Pages = Sizes(paging, catalog.Definition.PagingOptions);
            arguments.AddRange(ConnectionTypes.Arguments());
        }
        else if (!shape.IsNullable)
        {
            type = new NonNullType(type);
        }

        if ((paging is not null || sorting is not null) && order is null)
        {
            catalog.Fail(where, $"paging and sorting need a SortInputType<{typeof(T).Name}>.");
        }

        if (filtering is not null)
        {
            data.WhereArgument = arguments.Count;
            var filter = new TypeShape(typeof(Filter<T>), true, [TypeShape.Of(typeof(T))]);
            arguments.Add(catalog.Filters.Argument("where", null, filter, member, where));
        }

        if (sorting is not null && order is not null)
        {
            if (!catalog.Definition.HasSorting)
            {
                catalog.Fail(where, "orders need AddSorting().");
            }

            data.OrderArgument = arguments.Count;
            arguments.Add(catalog.Sorts.Argument(order));
        }

        // What a database answers has to be waited for; what is in memory is not.
        var isQuery = typeof(IQueryable<T>).IsAssignableFrom(shape.Type) || typeof(IBufferedQuery<T>).IsAssignableFrom(shape.Type);
        resolver = isQuery ? resolver.WrapAsync(data.ReadAsync) : resolver.Wrap(data.Read);
        field = field with { Type = type, Arguments = arguments, Resolve = resolver.Pure, ResolveAsync = resolver.Async };
        return (data.Pages is { } pages ? field with { ListSize = ConnectionTypes.SizeOf(pages) } : field).WithCost(member);
    }

    private static PageSizes Sizes(UsePagingAttribute paging, PagingOptions options)
    {
        var max = paging.MaxPageSize > 0 ? paging.MaxPageSize : options.MaxPageSize;
        return new PageSizes(Math.Min(max, paging.DefaultPageSize > 0 ? paging.DefaultPageSize : options.DefaultPageSize), max);
    }
}

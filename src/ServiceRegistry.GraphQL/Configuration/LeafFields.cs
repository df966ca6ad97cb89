using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Finds the members that can be written without boxing: those that are no task, of a leaf or a list of leaves.</summary>
internal static class LeafFields
{
    // A delegate is made at once, where an invocation by reflection is compiled.
    private delegate LeafField MakeField(MemberInfo member, string? nodeType, ArgumentList arguments, TypeCatalog catalog, object writer);

    private static readonly MethodInfo MakeTyped = typeof(LeafFields).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The field of a member; null where it can only be resolved.</summary>
    /// <param name="member">The member.</param>
    /// <param name="type">The field's type.</param>
    /// <param name="nodeType">The type that its global ids are of; null where it is no id.</param>
    /// <param name="arguments">The field's arguments.</param>
    /// <param name="catalog">The other types.</param>
    public static LeafField? Of(MemberInfo member, GraphQLType type, string? nodeType, ArgumentList arguments, TypeCatalog catalog)
    {
        if (member is MethodInfo method && !ResolverCompiler.IsResolver(method))
        {
            return null;
        }

        var value = member is PropertyInfo property ? property.PropertyType : ((MethodInfo)member).ReturnType;
        return WriterOf(type.NullableType, value, nodeType) is { } writer
            ? MakeTyped.MakeGenericMethod(value).CreateDelegate<MakeField>()(member, nodeType, arguments, catalog, writer)
            : null;
    }

    private static LeafField Make<T>(MemberInfo member, string? nodeType, ArgumentList arguments, TypeCatalog catalog, object writer)
    {
        return new LeafField<T>(Compile, (ILeafWriter<T>)writer, nodeType is null ? null : GlobalIds.Formatter(nodeType));

        Func<FieldContext, T> Compile()
        {
            var context = Expression.Parameter(typeof(FieldContext), "context");
            return Expression.Lambda<Func<FieldContext, T>>(ResolverCompiler.Body(member, context, arguments, catalog), context).Compile();
        }
    }

    // An ILeafWriter of the CLR type, or null.
    private static object? WriterOf(GraphQLType type, Type value, string? nodeType)
    {
        if (Nullable.GetUnderlyingType(value) is { } underlying)
        {
            return WriterOf(type, underlying, nodeType) is { } inner ? New(typeof(NullableWriter<>), [underlying], inner) : null;
        }

        return type switch
        {
            ListType list when ItemOf(value) is { } item && WriterOf(list.OfType.NullableType, item, nodeType) is { } items =>
                New(typeof(ListWriter<,>), [value, item], items),
            ListType => null,
            _ when nodeType is not null => value.IsValueType && value.IsAssignableTo(typeof(IUtf8SpanFormattable))
                ? New(typeof(GlobalIdWriter<>), [value], nodeType)
                : null,
            EnumType names => value.IsEnum && value == names.RuntimeType ? New(typeof(EnumWriter<>), [value], names) : null,
            _ => typeof(ILeafWriter<>).MakeGenericType(value).IsInstanceOfType(type) ? type : null,
        };
    }

    private static Type? ItemOf(Type list) =>
        list.IsArray || (list.IsGenericType && list.GetGenericTypeDefinition() is var open
            && (open == typeof(IReadOnlyList<>) || open == typeof(ImmutableArray<>) || open == typeof(List<>)))
            ? TypeShape.ItemTypeOf(list)
            : null;

    private static object New(Type open, Type[] of, object argument) => Activator.CreateInstance(open.MakeGenericType(of), argument)!;
}

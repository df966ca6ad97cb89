using System.Linq.Expressions;
using System.Reflection;
using ServiceRegistry.GraphQL.Data;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Chooses the input type of a filter's field by the type of its value, and binds it.</summary>
internal static class FilterFieldFactory
{
    /// <summary>The field's input type, and what turns its coerced value into a filter.</summary>
    public static (NamedType Type, FilterField<T> Field) Make<T>(FilterFieldDefinition described, TypeCatalog catalog, string where)
    {
        var valueType = described.Member.Body.Type;
        if (LeafOf(described, valueType, catalog) is { } leaf)
        {
            var convert = Operand(described, Nullable.GetUnderlyingType(valueType) ?? valueType, leaf, catalog, where);
            var field = Generic<T>(
                typeof(ValueFilterField<,>), ValueTypeOf(described.Member), described.FieldName, MemberOf<T>(described.Member), convert);
            return (catalog.Filters.Operations.OfLeaf(leaf, valueType), field);
        }

        if (TypeShape.ItemTypeOf(valueType) is { } itemType)
        {
            return MakeList<T>(described, itemType, catalog, where);
        }

        var child = catalog.Filters.Of(valueType);
        return (child.Type, Generic<T>(typeof(ObjectFilterField<,>), valueType, MemberOf<T>(described.Member)));
    }

    /// <summary>The members of a view, each of the type that its field has.</summary>
    public static IReadOnlyDictionary<string, object> MembersOf<T>(
        IReadOnlyList<FilterFieldDefinition> fields, IReadOnlyDictionary<string, LambdaExpression> view, TypeCatalog catalog, string where)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, lambda) in view)
        {
            var field = fields.FirstOrDefault(f => f.FieldName == name);
            if (field is null || ValueTypeOf(field.Member) != ValueTypeOf(lambda))
            {
                catalog.Fail($"{where}.{name}", "its other view is of no field, or of another type than the field.");
                continue;
            }

            members.Add(name, LeafOf(field, lambda.Body.Type, catalog) is null && TypeShape.ItemTypeOf(lambda.Body.Type) is { } itemType
                ? ListMemberOf<T>(lambda, itemType)
                : MemberOf<T>(lambda));
        }

        return members;
    }

    /// <summary>The property at the end of a field's expression, which describes it.</summary>
    public static PropertyInfo? PropertyOf(LambdaExpression member) => (member.Body as MemberExpression)?.Member as PropertyInfo;

    private static NamedType? LeafOf(FilterFieldDefinition described, Type type, TypeCatalog catalog) =>
        described.NodeType is not null || described.IsPlainId ? BuiltInScalars.Id : catalog.FindLeaf(Nullable.GetUnderlyingType(type) ?? type);

    private static (NamedType Type, FilterField<T> Field) MakeList<T>(
        FilterFieldDefinition described, Type itemType, TypeCatalog catalog, string where)
    {
        var member = ListMemberOf<T>(described.Member, itemType);
        if (catalog.FindLeaf(Nullable.GetUnderlyingType(itemType) ?? itemType) is { } leaf)
        {
            // The items are filtered as objects whose one value they are.
            var item = Expression.Parameter(itemType, "item");
            var itself = new FilterFieldDefinition(ElementFilterField.Name, Expression.Lambda(item, item));
            var convert = Operand(itself, Nullable.GetUnderlyingType(itemType) ?? itemType, leaf, catalog, where);
            var itemField = Activator.CreateInstance(
                typeof(ValueFilterField<,>).MakeGenericType(itemType, itemType),
                ElementFilterField.Name,
                Generic(typeof(Member<,>), itemType, itemType, itself.Member),
                convert)!;
            var bind = itemField.GetType().GetMethod(nameof(FilterField<>.Bind), [typeof(object)])!
                .CreateDelegate(typeof(Func<,>).MakeGenericType(typeof(object), typeof(Filter<>).MakeGenericType(itemType)), itemField);
            var type = catalog.Filters.Operations.OfList(
                $"List{Naming.InTypeName(leaf.Name)}OperationFilterInput", catalog.Filters.Operations.OfLeaf(leaf, itemType));
            return (type, Generic<T>(typeof(ListFilterField<,>), itemType, described.FieldName, member, bind));
        }

        var child = catalog.Filters.Of(itemType);
        var asFilter = typeof(FilterFieldFactory).GetMethod(nameof(AsFilter), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(itemType)
            .CreateDelegate(typeof(Func<,>).MakeGenericType(typeof(object), typeof(Filter<>).MakeGenericType(itemType)));
        return (
            catalog.Filters.Operations.OfList($"ListFilterInputTypeOf{child.Type.Name}", child.Type),
            Generic<T>(typeof(ListFilterField<,>), itemType, described.FieldName, member, asFilter));
    }

    private static Filter<TItem> AsFilter<TItem>(object filter) => (Filter<TItem>)filter;

    private static Func<object, object>? Operand(FilterFieldDefinition described, Type target, NamedType leaf, TypeCatalog catalog, string where)
    {
        if (described.NodeType is { } node)
        {
            return GlobalIds.Reader(catalog.Outputs.NameOf(node), target) ?? Refuse();
        }

        if (described.IsPlainId)
        {
            var parse = GlobalIds.ParserOf(target);
            return parse is null ? Refuse() : id => parse((string)id) ?? throw NodeIdSerializer.Malformed((string)id);
        }

        if (leaf is not ScalarType scalar || scalar.RuntimeType == target)
        {
            return null;
        }

        var converted = new InputValue(described.FieldName, null, leaf) { RuntimeType = target };
        return value => RuntimeConversion.Apply(converted, value)!;

        Func<object, object>? Refuse()
        {
            catalog.Fail(where, $"ids cannot be read as {target.Name}, which has no text.");
            return null;
        }
    }

    // A null on the way to a value makes it null, so its type must have one.
    private static Type ValueTypeOf(LambdaExpression member)
    {
        var type = member.Body.Type;
        return type.IsValueType && Nullable.GetUnderlyingType(type) is null && NullSafe.MayMeetNull(member.Body) && TypeShape.ItemTypeOf(type) is null
            ? typeof(Nullable<>).MakeGenericType(type)
            : type;
    }

    private static object MemberOf<T>(LambdaExpression member)
    {
        var type = ValueTypeOf(member);
        var body = type == member.Body.Type ? member.Body : Expression.Convert(member.Body, type);
        var selector = Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(T), type), body, member.Parameters);
        return Generic(typeof(Member<,>), typeof(T), type, selector);
    }

    private static object ListMemberOf<T>(LambdaExpression member, Type itemType) => Generic(typeof(ListMember<,>), typeof(T), itemType, member);

    private static FilterField<T> Generic<T>(Type open, Type valueType, params object?[] arguments) =>
        (FilterField<T>)Activator.CreateInstance(open.MakeGenericType(typeof(T), valueType), arguments)!;

    private static object Generic(Type open, Type owner, Type value, object argument) =>
        Activator.CreateInstance(open.MakeGenericType(owner, value), argument)!;
}

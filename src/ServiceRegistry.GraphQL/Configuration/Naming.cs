using System.Reflection;
using System.Text;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Names in the schema for names in C#, by Hot Chocolate's conventions.</summary>
internal static class Naming
{
    /// <summary><c>GetInstanceAsync</c> is <c>instance</c>.</summary>
    public static string Field(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
        {
            return given.Name;
        }

        var name = member.Name;
        if (member is MethodInfo)
        {
            name = name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && !char.IsLower(name[3]) ? name[3..] : name;
            name = name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name[..^5] : name;
        }

        return Camel(name);
    }

    /// <summary>Lower case up to the last capital of a first run of them: <c>URL</c> is <c>url</c>, <c>URLPath</c> is <c>urlPath</c>.</summary>
    public static string Camel(string name)
    {
        var capitals = 0;
        while (capitals < name.Length && char.IsUpper(name[capitals]))
        {
            capitals++;
        }

        var lowered = capitals <= 1 || capitals == name.Length ? capitals : capitals - 1;
        return string.Concat(name[..lowered].ToLowerInvariant(), name.AsSpan(lowered));
    }

    public static string Pascal(string name) => string.Concat(name[..1].ToUpperInvariant(), name.AsSpan(1));

    /// <summary><c>StatusChanged</c> is <c>STATUS_CHANGED</c>.</summary>
    public static string EnumValue(FieldInfo value)
    {
        if (value.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
        {
            return given.Name;
        }

        var text = new StringBuilder();
        for (var i = 0; i < value.Name.Length; i++)
        {
            var c = value.Name[i];
            var beginsWord = i > 0 && char.IsUpper(c) &&
                (!char.IsUpper(value.Name[i - 1]) || (i + 1 < value.Name.Length && char.IsLower(value.Name[i + 1])));
            if (beginsWord && value.Name[i - 1] != '_')
            {
                text.Append('_');
            }

            text.Append(char.ToUpperInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>A class's name; <c>KeyValuePair&lt;string, int&gt;</c> is <c>KeyValuePairOfStringAndInt32</c>.</summary>
    public static string Type(Type type)
    {
        if (type.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
        {
            return given.Name;
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}Of{string.Join("And", type.GetGenericArguments().Select(Type))}";
    }

    /// <summary>A directive's name: <c>OwnerAttribute</c> and <c>OwnerDirective</c> are <c>owner</c>.</summary>
    public static string Directive(Type type)
    {
        var name = Type(type);
        var ending = new[] { "Attribute", "Directive" }.FirstOrDefault(ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal));
        return Camel(name[..^(ending?.Length ?? 0)]);
    }

    /// <summary>An input class's name, which ends with <c>Input</c>.</summary>
    public static string Input(Type type)
    {
        var given = type.GetCustomAttribute<InputObjectTypeAttribute>()?.Name ?? type.GetCustomAttribute<GraphQLNameAttribute>()?.Name;
        var name = given ?? Type(type);
        return given is not null || name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";
    }

    /// <summary>A scalar's name within that of another type: <c>UUID</c> is <c>Uuid</c>.</summary>
    public static string InTypeName(string name) =>
        name.All(char.IsUpper) ? string.Concat(name[..1], name[1..].ToLowerInvariant()) : Pascal(name);
}

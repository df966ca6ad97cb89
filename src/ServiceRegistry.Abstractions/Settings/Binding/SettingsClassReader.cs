using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServiceRegistry.Abstractions;

/// <summary>
/// Turns a settings class into a schema and into the way to read it. What it learns it keeps in its own objects, never in a
/// static one: that would keep the plugin.
/// </summary>
internal sealed partial class SettingsClassReader(string strategyName)
{
    private readonly NullabilityInfoContext nullability = new();
    private readonly Dictionary<Assembly, XmlDocumentation> documentation = [];
    private readonly Dictionary<Type, SettingsClass?> classes = [];

    public SettingsSchema ReadSchema(Type type) => Schema(ReadClass(type));

    public static SettingsSchema Schema(SettingsClass settings) => new(settings.Schema, JsonSchemaWriter.Write(settings.Schema));

    public SettingsClass ReadClass(Type type)
    {
        var name = type.GetCustomAttribute<InputNameAttribute>()?.Name
            ?? (classes.Count == 0 ? $"{char.ToUpperInvariant(strategyName[0])}{strategyName[1..]}CheckInput" : type.Name + "Input");
        if (!GraphQLName().IsMatch(name))
        {
            throw new SettingsSchemaException($"{type} becomes the input type '{name}', which is not a name of GraphQL.");
        }

        if (classes.TryGetValue(type, out var known))
        {
            return known ?? throw new SettingsSchemaException($"{type} contains itself.");
        }

        classes[type] = null;
        var defaults = Create(type);
        var properties = Properties(type).Select(property => ReadProperty(property, defaults)).ToList();
        if (properties.Count == 0)
        {
            throw new SettingsSchemaException($"{type} has no public property that can be read and set: an input type of GraphQL needs a field.");
        }

        if (properties.GroupBy(p => p.Field.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new SettingsSchemaException($"{type} has the setting '{twice.Key}' twice.");
        }

        var schema = new SettingsObject(name, Documentation(type).Summary(type), [.. properties.Select(p => p.Field)]);
        return (classes[type] = new SettingsClass(type, schema, properties))!;
    }

    private static object Create(Type type)
    {
        if (!type.IsClass || type.IsAbstract || type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new SettingsSchemaException($"{type} is not a class with a public parameterless constructor.");
        }

        return Activator.CreateInstance(type)!;
    }

    /// <summary>In the order of their declaration, those of the base class first.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type type)
    {
        var lineage = new Stack<Type>();
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
        {
            lineage.Push(t);
        }

        return lineage.SelectMany(t => t
            .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => p.GetMethod is { IsPublic: true } && p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)
            .OrderBy(p => p.MetadataToken));
    }

    private SettingsProperty ReadProperty(PropertyInfo property, object defaults)
    {
        var value = ReadType(property, property.PropertyType, this.nullability.Create(property));
        var rules = SettingsRules.Of(property);
        var required = rules.OfType<RequiredAttribute>().Any() || property.IsDefined(typeof(RequiredMemberAttribute));
        var field = new SettingsField(
            JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Documentation(property.DeclaringType!).Summary(property),
            value.Type,
            required ? null : Default(property, value, defaults),
            SettingsRules.Constraints(rules))
        {
            IsSecret = property.IsDefined(typeof(SecretAttribute)),
        };
        return new SettingsProperty(property, field, value, rules);
    }

    private static string? Default(PropertyInfo property, SettingsValue value, object defaults)
    {
        var current = property.GetValue(defaults);
        if (current is not null)
        {
            return SettingsJson.Write(writer => SettingsValue.WriteOrNull(writer, value, current));
        }

        return value.Type.IsNullable ? null : throw new SettingsSchemaException(
            $"{property.DeclaringType}.{property.Name} cannot be null and has no default: initialize it, or mark it as required.");
    }

    private SettingsValue ReadType(PropertyInfo property, Type type, NullabilityInfo nullability)
    {
        var underlying = Nullable.GetUnderlyingType(type);
        var isNullable = underlying is not null || (!type.IsValueType && nullability.ReadState != NullabilityState.NotNull);
        var actual = underlying ?? type;
        if (Scalar(actual) is { } scalar)
        {
            return new ScalarValue(new SettingsScalarType(scalar, isNullable));
        }

        if (actual.IsEnum)
        {
            return ReadEnum(actual, isNullable);
        }

        if (ItemOf(actual) is { } item)
        {
            var value = ReadType(property, item, actual.IsArray ? nullability.ElementType! : nullability.GenericTypeArguments[0]);
            var list = actual.IsGenericType && actual.GetGenericTypeDefinition() == typeof(List<>) ? actual : null;
            return new ListValue(new SettingsListType(value.Type, isNullable), value, item, list);
        }

        if (!actual.IsClass || actual.Namespace?.Split('.')[0] == "System")
        {
            throw new SettingsSchemaException($"{property.DeclaringType}.{property.Name} is of the type {type}, which cannot be a setting.");
        }

        var settings = ReadClass(actual);
        return new ObjectValue(new SettingsObjectType(settings.Schema, isNullable), settings);
    }

    private EnumValue ReadEnum(Type type, bool isNullable)
    {
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Static);
        var values = fields.Select(field => new SettingsEnumValue(Screaming(field.Name), Documentation(type).Summary(field))).ToList();
        var schema = new SettingsEnumType(
            type.GetCustomAttribute<InputNameAttribute>()?.Name ?? type.Name, Documentation(type).Summary(type), values, isNullable);
        return new EnumValue(schema, fields.ToDictionary(field => Screaming(field.Name), field => field.GetValue(null)!, StringComparer.Ordinal));
    }

    private XmlDocumentation Documentation(Type type) => documentation.TryGetValue(type.Assembly, out var known)
        ? known
        : documentation[type.Assembly] = XmlDocumentation.Beside(type.Assembly);

    private static SettingsScalar? Scalar(Type type) =>
        type == typeof(string) ? SettingsScalar.String
        : type == typeof(int) ? SettingsScalar.Int
        : type == typeof(long) ? SettingsScalar.Long
        : type == typeof(double) ? SettingsScalar.Float
        : type == typeof(bool) ? SettingsScalar.Boolean
        : type == typeof(TimeSpan) ? SettingsScalar.Duration
        : type == typeof(Uri) ? SettingsScalar.Uri
        : null;

    private static Type? ItemOf(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() is var list
            && (list == typeof(List<>) || list == typeof(IList<>) || list == typeof(IReadOnlyList<>)
                || list == typeof(IReadOnlyCollection<>) || list == typeof(IEnumerable<>))
            ? type.GetGenericArguments()[0]
            : null;
    }

    private static string Screaming(string name)
    {
        var screaming = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            screaming.Append(startsWord && name[i - 1] != '_' ? "_" : "").Append(char.ToUpperInvariant(name[i]));
        }

        return screaming.ToString();
    }

    [GeneratedRegex("^(?!__)[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex GraphQLName();
}

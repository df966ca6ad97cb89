using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests;

/// <summary>
/// Schemas for the engine's tests, from SDL without extensions. A resolver (<see cref="PureResolver"/>, <see cref="AsyncResolver"/> or
/// <see cref="SubscribeResolver"/>) is given by the field's coordinate, <c>Type.field</c>. A field without one reads its name from a
/// parent that is a dictionary, and is null on any other. Input objects become dictionaries of what was provided.
/// </summary>
internal sealed class SchemaFromSdl
{
    private readonly Dictionary<string, TypeDefinitionNode> definitions;
    private readonly Dictionary<string, NamedType> types = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, Delegate> resolvers;
    private readonly IReadOnlyDictionary<string, Type> runtimeTypes;
    private readonly DocumentNode document;

    private SchemaFromSdl(string sdl, IReadOnlyDictionary<string, Delegate>? resolvers, IReadOnlyDictionary<string, Type>? runtimeTypes)
    {
        document = DocumentParser.Parse(Encoding.UTF8.GetBytes(sdl), ParserOptions.Trusted);
        definitions = document.Definitions.OfType<TypeDefinitionNode>().ToDictionary(d => d.Name.Value, StringComparer.Ordinal);
        this.resolvers = resolvers ?? new Dictionary<string, Delegate>();
        this.runtimeTypes = runtimeTypes ?? new Dictionary<string, Type>();
        foreach (var scalar in BuiltInScalars.All)
        {
            types.Add(scalar.Name, scalar);
        }
    }

    /// <summary>A schema.</summary>
    /// <param name="sdl">The definitions; roots are named Query, Mutation and Subscription unless a schema definition says otherwise.</param>
    /// <param name="resolvers">The resolvers, by coordinate.</param>
    /// <param name="runtimeTypes">The CLR types of objects, by name: what abstract types are resolved by.</param>
    internal static Schema Build(
        string sdl, IReadOnlyDictionary<string, Delegate>? resolvers = null, IReadOnlyDictionary<string, Type>? runtimeTypes = null) =>
        new SchemaFromSdl(sdl, resolvers, runtimeTypes).Build();

    private Schema Build()
    {
        var roots = document.Definitions.OfType<SchemaDefinitionNode>().SingleOrDefault();
        var all = definitions.Keys.Select(Named).ToList();
        var directives = document.Definitions.OfType<DirectiveDefinitionNode>().Select(ToDirective).ToList();
        return new Schema(
            roots?.Description?.Value,
            Root(OperationType.Query) ?? throw new ArgumentException("The SDL has no root type for queries."),
            Root(OperationType.Mutation),
            Root(OperationType.Subscription),
            all,
            directives);

        ObjectType? Root(OperationType operation)
        {
            var name = roots is null ? operation.ToString() : roots.OperationTypes.SingleOrDefault(o => o.Operation == operation)?.Type.Name.Value;
            return name is not null && definitions.ContainsKey(name) ? (ObjectType)Named(name) : null;
        }
    }

    private NamedType Named(string name)
    {
        if (!types.TryGetValue(name, out var type))
        {
            type = ToType(definitions.GetValueOrDefault(name) ?? throw new ArgumentException($"The SDL defines no type {name}."));
            types.Add(name, type);
        }

        return type;
    }

    private NamedType ToType(TypeDefinitionNode definition)
    {
        var (name, description) = (definition.Name.Value, definition.Description?.Value);
        return definition switch
        {
            ObjectTypeDefinitionNode node => new ObjectType(name, description, () => Fields(node), () => Interfaces(node))
            {
                RuntimeType = runtimeTypes.GetValueOrDefault(name),
            },
            InterfaceTypeDefinitionNode node => new InterfaceType(name, description, () => Fields(node), () => Interfaces(node)),
            UnionTypeDefinitionNode node => new UnionType(name, description, () => [.. node.Types.Select(t => (ObjectType)Named(t.Name.Value))]),
            EnumTypeDefinitionNode node => new EnumType(
                name,
                description,
                [.. node.Values.Select(v => new EnumValue(v.Name.Value, v.Description?.Value, v.Name.Value, Deprecation(v.Directives)))],
                typeof(string)),
            InputObjectTypeDefinitionNode node => new InputObjectType(
                name, description, () => [.. node.Fields.Select(ToInput)], values => ToDictionary(node, values), Has(node.Directives, "oneOf")),
            ScalarTypeDefinitionNode => new SdlScalar(name, description, Text(definition.Directives, "specifiedBy", "url")),
            _ => throw new ArgumentException($"{definition.GetType()} is no type definition."),
        };
    }

    private List<InterfaceType> Interfaces(ComplexTypeDefinitionNode node) => [.. node.Interfaces.Select(i => (InterfaceType)Named(i.Name.Value))];

    private List<OutputField> Fields(ComplexTypeDefinitionNode type) => [.. type.Fields.Select(field => ToField(type.Name.Value, field))];

    private OutputField ToField(string type, FieldDefinitionNode node)
    {
        var resolver = resolvers.GetValueOrDefault($"{type}.{node.Name.Value}");
        var field = new OutputField(
            node.Name.Value, node.Description?.Value, ToReference(node.Type), [.. node.Arguments.Select(ToInput)], Deprecation(node.Directives))
        {
            ResolveAsync = resolver as AsyncResolver,
            Subscribe = resolver as SubscribeResolver,
        };
        return field.ResolveAsync is not null ? field : field with { Resolve = resolver as PureResolver ?? ReadFrom(node.Name.Value) };
    }

    private static PureResolver ReadFrom(string name) =>
        context => (context.Parent<object?>() as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault(name);

    private InputValue ToInput(InputValueDefinitionNode node) =>
        new(node.Name.Value, node.Description?.Value, ToReference(node.Type), node.DefaultValue, Deprecation(node.Directives));

    private Directive ToDirective(DirectiveDefinitionNode node) => new(
        node.Name.Value,
        node.Description?.Value,
        [.. node.Arguments.Select(ToInput)],
        [.. node.Locations.Select(l => Enum.Parse<DirectiveLocation>(l.Value.Replace("_", "", StringComparison.Ordinal), ignoreCase: true))],
        node.IsRepeatable);

    private GraphQLType ToReference(TypeNode node) => node switch
    {
        NamedTypeNode named => Named(named.Name.Value),
        ListTypeNode list => new ListType(ToReference(list.Type)),
        NonNullTypeNode nonNull => new NonNullType(ToReference(nonNull.Type)),
        _ => throw new ArgumentException($"{node.GetType()} is no type reference."),
    };

    private static Dictionary<string, object?> ToDictionary(InputObjectTypeDefinitionNode node, InputFieldValues values) =>
        Enumerable.Range(0, node.Fields.Length).Where(i => values.Provided[i]).ToDictionary(i => node.Fields[i].Name.Value, i => values.Values[i]);

    private static bool Has(IReadOnlyList<DirectiveNode> directives, string name) => directives.Any(d => d.Name.Value == name);

    private static string? Deprecation(IReadOnlyList<DirectiveNode> directives) =>
        Has(directives, "deprecated") ? Text(directives, "deprecated", "reason") ?? "No longer supported" : null;

    private static string? Text(IReadOnlyList<DirectiveNode> directives, string directive, string argument) =>
        (directives.FirstOrDefault(d => d.Name.Value == directive)?.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value
            as StringValueNode)?.Value;

    /// <summary>A scalar that takes every value as it comes.</summary>
    private sealed class SdlScalar(string name, string? description, string? url) : ScalarType(name, description)
    {
        public override string? SpecifiedByUrl => url;

        public override Type RuntimeType => typeof(object);

        public override object ParseLiteral(ValueNode literal) => literal;

        public override object ParseValue(JsonElement json) => json.Clone();

        public override void Serialize(object value, ResponseWriter output) => JsonValueWriter.Write(value, output);
    }
}

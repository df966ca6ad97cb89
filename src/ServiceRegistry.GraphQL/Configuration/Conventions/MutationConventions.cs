using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes mutations with one input and a payload that holds the result or the errors.</summary>
internal sealed class MutationConventions(TypeCatalog catalog, MethodInfo method)
{
    private const string ErrorOwner = "the interface of mutations' errors";
    private const string PayloadSuffix = "Payload";

    private readonly string where = $"{method.DeclaringType!.Name}.{method.Name}";
    private readonly string fieldName = Naming.Field(method);

    /// <summary>True where a mutation follows the conventions.</summary>
    public static bool Apply(MethodInfo method, SchemaDefinition definition) =>
        method.GetCustomAttribute<UseMutationConventionAttribute>() is { } own ? !own.Disable : definition.HasMutationConventions;

    /// <summary>True where a class is an error of some mutation.</summary>
    public static bool IsError(Type type, SchemaDefinition definition) => definition.MutationClasses
        .SelectMany(ObjectFields.StaticMembers)
        .Any(member => member.GetCustomAttributes<ErrorAttribute>().Any(e => e.ErrorType == type));

    public static InterfaceType ErrorInterface(TypeCatalog catalog) => catalog.GetOrAdd("Error", ErrorOwner, () => new InterfaceType(
        "Error",
        "Why a mutation did nothing.",
        () => [new OutputField("message", "What is wrong, in words.", new NonNullType(BuiltInScalars.String), [])]));

    public OutputField Build()
    {
        var arguments = Arguments();
        var resolver = ResolverCompiler.Compile(method, arguments, catalog, where);
        var shape = FieldBuilder.ShapeOf(method).Unwrap(typeof(FieldResult<>));
        var payload = IsPayload(shape) ? OfClass(shape.Type) : OfValue(shape);
        resolver = resolver.Wrap((_, value) => Payload(value, IsPayload(shape)));
        return new OutputField(
            fieldName, catalog.Describe(method), new NonNullType(payload), arguments.Values, TypeCatalog.DeprecationOf(method))
        {
            Resolve = resolver.Pure,
            ResolveAsync = resolver.Async,
            Directives = catalog.Directives.At(where, method),
        }.WithCost(method);
    }

    private string Name => Naming.Pascal(fieldName);

    private List<Type> Errors => [.. method.GetCustomAttributes<ErrorAttribute>().Select(e => e.ErrorType)];

    private static bool IsPayload(TypeShape shape) => shape.Type.Name.EndsWith(PayloadSuffix, StringComparison.Ordinal);

    // What the payload's fields see: the class itself where it is a payload and all went well.
    private static object Payload(object? value, bool isPayload) => value switch
    {
        FieldResult { Errors: { } errors } => new MutationPayload(null, errors),
        FieldResult result => Payload(result.BoxedValue, isPayload),
        not null when isPayload => value,
        _ => new MutationPayload(value, null),
    };

    private ArgumentList Arguments()
    {
        var arguments = ArgumentList.Of(method, catalog, where);
        if (arguments.Values.Count == 0 || arguments.Values is [{ Name: "input", Type.NullableType: InputObjectType }])
        {
            return arguments;
        }

        var fields = arguments.Values;
        var input = catalog.GetOrAdd($"{Name}Input", method, () => new InputObjectType(
            $"{Name}Input", $"What {fieldName} is given.", () => fields, values => values));
        return arguments.WrapIn(new InputValue("input", $"What {fieldName} is given.", new NonNullType(input)));
    }

    // A class that is a payload already: its fields may be null, since there may be errors in their place.
    private ObjectType OfClass(Type type) => catalog.GetOrAdd(catalog.Outputs.NameOf(type), type, () =>
    {
        var payload = catalog.Outputs.NameOf(type);
        return new ObjectType(payload, catalog.Describe(type) ?? DefaultDescription, () => Errors.Count == 0
            ? ObjectFields.Of(type, catalog)
            : [.. ObjectFields.Of(type, catalog, except: ErrorsProperty(type)).Select(OrErrors), ErrorsField(ErrorsProperty(type))])
        {
            RuntimeType = type,
        };
    });

    private ObjectType OfValue(TypeShape shape)
    {
        var convention = method.GetCustomAttribute<UseMutationConventionAttribute>();
        var type = catalog.Outputs.Resolve(shape, method.ReturnParameter, where).NullableType;
        var name = convention?.PayloadFieldName ?? Naming.Camel(type is ListType ? $"{type.Named.Name}s" : type.Named.Name);
        return catalog.GetOrAdd(Name + PayloadSuffix, method, () => new ObjectType(Name + PayloadSuffix, DefaultDescription, () =>
        {
            var value = new OutputField(name, "The result; null where there are errors.", type, [])
            {
                Resolve = context => context.Parent<MutationPayload>().Value,
            };
            return Errors.Count == 0 ? [value] : [value, ErrorsField(null)];
        }));
    }

    private const string DefaultDescription = "Data is null where there are errors, and errors null where there is data.";

    private static PropertyInfo? ErrorsProperty(Type type) => type.GetProperty("Errors");

    private static OutputField OrErrors(OutputField field)
    {
        var resolver = new Resolver(field.Resolve, field.ResolveAsync).NullWhere(parent => parent is MutationPayload);
        return field with { Type = field.Type.NullableType, Resolve = resolver.Pure, ResolveAsync = resolver.Async };
    }

    private OutputField ErrorsField(PropertyInfo? own)
    {
        var union = catalog.GetOrAdd($"{Name}Error", method, () => new UnionType(
            $"{Name}Error", $"Why {fieldName} did nothing.", () => [.. Errors.Select(catalog.Outputs.Object)]));
        var resolver = own is null
            ? new Resolver(_ => null, null)
            : ResolverCompiler.Compile(own, new ArgumentList(), catalog, where);
        return new OutputField("errors", "What is wrong; null where nothing is.", new ListType(new NonNullType(union)), [])
        {
            Resolve = context => context.Parent<object>() is MutationPayload payload ? payload.Errors : resolver.Pure!(context),
        };
    }
}

/// <summary>What a mutation's payload shows.</summary>
/// <param name="Value">The result.</param>
/// <param name="Errors">The errors; null where there is a result.</param>
internal sealed record MutationPayload(object? Value, IReadOnlyList<object>? Errors);

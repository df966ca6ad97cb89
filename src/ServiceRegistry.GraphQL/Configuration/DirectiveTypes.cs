using System.Reflection;
using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Makes directives of classes, and finds those that stand at parts of the schema as C# attributes.</summary>
internal sealed class DirectiveTypes(TypeCatalog catalog)
{
    private readonly Dictionary<Type, Directive> byClass = [];
    private readonly HashSet<Type> beingMade = [];

    /// <summary>Those known so far; more may come while the fields of types are made.</summary>
    public IReadOnlyList<Directive> All => [.. catalog.Definition.Directives, .. byClass.Values];

    /// <summary>The directive of a class; null where that is none, which is said.</summary>
    public Directive? Of(Type type, string where)
    {
        if (byClass.TryGetValue(type, out var known))
        {
            return known;
        }

        if (type.GetCustomAttribute<DirectiveTypeAttribute>() is not { } attribute)
        {
            catalog.Fail(where, $"{type.Name} is no directive: it has no [DirectiveType].");
            return null;
        }

        if (!beingMade.Add(type))
        {
            catalog.Fail(where, $"the directive of {type.Name} cannot stand within its own definition.");
            return null;
        }

        var name = attribute.Name ?? Naming.Directive(type);
        var input = new InputClass(type, name, catalog).Type;
        var made = new Directive(name, catalog.Describe(type), input.Fields, attribute.Locations, attribute.IsRepeatable)
        {
            RuntimeType = type,
            Create = input.Create,
        };
        beingMade.Remove(type);
        byClass.Add(type, made);
        return made;
    }

    /// <summary>The directives among the attributes of classes, members or parameters.</summary>
    public IReadOnlyList<AppliedDirective> At(string where, params IEnumerable<ICustomAttributeProvider> members) =>
    [
        .. members.SelectMany(member => member.GetCustomAttributes(inherit: false))
            .Where(attribute => attribute.GetType().IsDefined(typeof(DirectiveTypeAttribute), inherit: false))
            .Select(attribute => Apply(attribute, where))
            .OfType<AppliedDirective>(),
    ];

    private AppliedDirective? Apply(object attribute, string where)
    {
        if (Of(attribute.GetType(), where) is not { } directive)
        {
            return null;
        }

        var arguments = new List<ArgumentNode>();
        foreach (var argument in directive.Arguments)
        {
            if (Given(attribute, argument, $"{where}, @{directive.Name}") is { } literal)
            {
                arguments.Add(new ArgumentNode(null, new NameNode(null, argument.Name), literal));
            }
        }

        return new AppliedDirective(directive, arguments, attribute);
    }

    // What is as it would be unless it were given is left out.
    private ValueNode? Given(object attribute, InputValue argument, string where)
    {
        if (ObjectFields.Properties(attribute.GetType()).FirstOrDefault(p => Naming.Field(p) == argument.Name) is not { } property)
        {
            catalog.Fail(where, $"no property shows the argument {argument.Name}.");
            return null;
        }

        if (property.GetValue(attribute) is not { } value)
        {
            return argument.DefaultValue is null or NullValueNode ? null : new NullValueNode(null);
        }

        try
        {
            var literal = DefaultLiterals.Of(argument.Type, value);
            return argument.DefaultValue is { } unless && SyntaxPrinter.Print(unless) == SyntaxPrinter.Print(literal) ? null : literal;
        }
        catch (GraphQLException exception)
        {
            catalog.Fail(where, $"its argument {argument.Name} is none of {argument.Type}: {exception.Message}");
            return null;
        }
    }
}

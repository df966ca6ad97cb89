using System.Text;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Writes one definition of the schema definition language (section 3.1).</summary>
internal static class DefinitionPrinter
{
    private const string Inner = "  ";

    public static void Print(NamedType type, StringBuilder text, bool showCosts = false)
    {
        PrintDescription(type.Description, text, indent: "");
        switch (type)
        {
            case ComplexType complex:
                text.Append(complex is ObjectType ? "type " : "interface ").Append(complex.Name);
                if (complex.Interfaces.Count > 0)
                {
                    text.Append(" implements ").AppendJoin(" & ", complex.Interfaces.Select(i => i.Name));
                }

                text.Append(showCosts && complex is ObjectType objectType ? CostDirectives.Of(objectType) : "");
                PrintDirectives(complex.Directives, text);
                PrintBlock(complex.Fields, (field, to) => PrintField(field, to, showCosts), text);
                break;
            case UnionType union:
                text.Append("union ").Append(union.Name);
                PrintDirectives(union.Directives, text);
                text.Append(" = ").AppendJoin(" | ", union.Members.Select(m => m.Name)).Append('\n');
                break;
            case InputObjectType input:
                text.Append("input ").Append(input.Name).Append(input.IsOneOf ? " @oneOf" : "");
                PrintDirectives(input.Directives, text);
                PrintBlock(input.Fields, (field, to) => PrintInputField(field, to, showCosts), text);
                break;
            case EnumType enumType:
                text.Append("enum ").Append(enumType.Name);
                PrintDirectives(enumType.Directives, text);
                PrintBlock(enumType.Values, PrintValue, text);
                break;
            case ScalarType scalar:
                text.Append("scalar ").Append(scalar.Name);
                if (scalar.SpecifiedByUrl is { } url)
                {
                    text.Append(" @specifiedBy(url: ").Append(Quote(url)).Append(')');
                }

                PrintDirectives(scalar.Directives, text);
                text.Append('\n');
                break;
        }
    }

    public static void Print(Directive directive, StringBuilder text)
    {
        PrintDescription(directive.Description, text, indent: "");
        text.Append("directive @").Append(directive.Name);
        PrintArguments(directive.Arguments, text, indent: "", showCosts: false);
        text.Append(directive.IsRepeatable ? " repeatable on " : " on ")
            .AppendJoin(" | ", directive.Locations.Select(DirectiveIntrospection.NameOf))
            .Append('\n');
    }

    /// <summary>One line in quotes, several as a block string (section 2.10.4).</summary>
    public static void PrintDescription(string? description, StringBuilder text, string indent)
    {
        if (description is null)
        {
            return;
        }

        var lines = description.Split('\n');
        if (lines.Length == 1 || !BlockString.CanPrint(description) || description.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
        {
            text.Append(indent).Append(Quote(description)).Append('\n');
            return;
        }

        text.Append(indent).Append("\"\"\"\n");
        foreach (var line in lines)
        {
            text.Append(line.Length > 0 ? indent : "").Append(line.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal)).Append('\n');
        }

        text.Append(indent).Append("\"\"\"\n");
    }

    private static string Quote(string value) => SyntaxPrinter.Print(new StringValueNode(null, value, block: false));

    private static void PrintBlock<T>(IReadOnlyList<T> members, Action<T, StringBuilder> print, StringBuilder text)
    {
        text.Append(" {\n");
        foreach (var member in members)
        {
            print(member, text);
            text.Append('\n');
        }

        text.Append("}\n");
    }

    private static void PrintField(OutputField field, StringBuilder text, bool showCosts)
    {
        PrintDescription(field.Description, text, Inner);
        text.Append(Inner).Append(field.Name);
        PrintArguments(field.Arguments, text, Inner, showCosts);
        text.Append(": ").Append(field.Type);
        text.Append(showCosts ? CostDirectives.Of(field) : "");
        PrintDeprecation(field.DeprecationReason, text);
        PrintDirectives(field.Directives, text);
    }

    // On one line where no argument has a description, else one a line.
    private static void PrintArguments(IReadOnlyList<InputValue> arguments, StringBuilder text, string indent, bool showCosts)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        var onOneLine = arguments.All(argument => argument.Description is null);
        var inner = indent + Inner;
        text.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            if (onOneLine)
            {
                text.Append(i == 0 ? "" : ", ");
            }
            else
            {
                text.Append('\n');
                PrintDescription(arguments[i].Description, text, inner);
                text.Append(inner);
            }

            PrintInput(arguments[i], text, showCosts);
        }

        text.Append(onOneLine ? ")" : $"\n{indent})");
    }

    private static void PrintInputField(InputValue field, StringBuilder text, bool showCosts)
    {
        PrintDescription(field.Description, text, Inner);
        text.Append(Inner);
        PrintInput(field, text, showCosts);
    }

    private static void PrintInput(InputValue value, StringBuilder text, bool showCosts)
    {
        text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is { } literal)
        {
            text.Append(" = ").Append(SyntaxPrinter.Print(literal));
        }

        text.Append(showCosts ? CostDirectives.Of(value) : "");
        PrintDeprecation(value.DeprecationReason, text);
        PrintDirectives(value.Directives, text);
    }

    private static void PrintValue(EnumValue value, StringBuilder text)
    {
        PrintDescription(value.Description, text, Inner);
        text.Append(Inner).Append(value.Name);
        PrintDeprecation(value.DeprecationReason, text);
        PrintDirectives(value.Directives, text);
    }

    private static void PrintDirectives(IReadOnlyList<AppliedDirective> directives, StringBuilder text)
    {
        foreach (var directive in directives)
        {
            text.Append(' ').Append(directive);
        }
    }

    private static void PrintDeprecation(string? reason, StringBuilder text)
    {
        if (reason is not null)
        {
            text.Append(" @deprecated");
            if (reason != SpecifiedDirectives.DefaultDeprecationReason)
            {
                text.Append("(reason: ").Append(Quote(reason)).Append(')');
            }
        }
    }
}

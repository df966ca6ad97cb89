using System.Reflection;
using System.Text;
using System.Xml.Linq;

namespace ServiceRegistry.Abstractions;

/// <summary>The summaries of the documentation file that travels beside an assembly; without one there are none.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, string> summaries = new(StringComparer.Ordinal);

    private XmlDocumentation(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        foreach (var member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
        {
            if (member.Attribute("name")?.Value is { } name && member.Element("summary") is { } summary && Text(summary) is { Length: > 0 } text)
            {
                summaries[name] = text;
            }
        }
    }

    public static XmlDocumentation Beside(Assembly assembly) => new(Path.ChangeExtension(assembly.Location, ".xml"));

    public string? Summary(Type type) => Find("T:" + Name(type));

    public string? Summary(PropertyInfo property) => Find($"P:{Name(property.DeclaringType!)}.{property.Name}");

    public string? Summary(FieldInfo field) => Find($"F:{Name(field.DeclaringType!)}.{field.Name}");

    private string? Find(string id) => summaries.GetValueOrDefault(id);

    private static string Name(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return string.Join('\n', text.ToString().Split('\f').Select(OneLine).Where(line => line.Length > 0));
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            switch (node)
            {
                case XText words:
                    text.Append(words.Value);
                    break;
                case XElement { Name.LocalName: "para" } paragraph:
                    text.Append('\f');
                    Append(paragraph, text);
                    text.Append('\f');
                    break;
                case XElement { Name.LocalName: "see" or "seealso" or "paramref" or "typeparamref", IsEmpty: true } reference:
                    text.Append(Reference(reference));
                    break;
                case XElement inner:
                    Append(inner, text);
                    break;
            }
        }
    }

    private static string Reference(XElement reference)
    {
        var target = (reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name") ?? reference.Attribute("href"))?.Value ?? "";
        return reference.Attribute("cref") is null ? target : target[(target.Split('(')[0].LastIndexOf('.') + 1)..];
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

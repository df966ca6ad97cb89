using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>Descriptions from the documentation files that lie beside assemblies.</summary>
/// <param name="warn">Told of each assembly that has none.</param>
internal sealed class XmlDocumentation(Action<string> warn)
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> members = [];

    public string? Of(Type type) => Summary(Find(type.Assembly, "T:" + NameOf(type)));

    public string? Of(MemberInfo member)
    {
        var owner = member.DeclaringType!;
        if (Find(owner.Assembly, KeyOf(member)) is not { } own)
        {
            // A positional property of a record is described where its parameter is.
            return member is PropertyInfo ? Parameter(Find(owner.Assembly, "T:" + NameOf(owner)), member.Name) : null;
        }

        return own.Element("inheritdoc") is null ? Summary(own) : Inherited(member);
    }

    public string? Of(ParameterInfo parameter)
    {
        var member = parameter.Member;
        var owner = member.DeclaringType!;
        var key = member is ConstructorInfo ? "T:" + NameOf(owner) : KeyOf(member);
        return Parameter(Find(owner.Assembly, key), parameter.Name!);
    }

    /// <summary>Lets go of what was read.</summary>
    public void Forget() => members.Clear();

    private static string KeyOf(MemberInfo member)
    {
        var kind = member switch
        {
            MethodInfo => 'M',
            PropertyInfo => 'P',
            _ => 'F',
        };
        return $"{kind}:{NameOf(member.DeclaringType!)}.{member.Name}";
    }

    private static string NameOf(Type type) =>
        ((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name).Replace('+', '.');

    private string? Inherited(MemberInfo member)
    {
        var owner = member.DeclaringType!;
        var bases = owner.GetInterfaces().AsEnumerable();
        if (owner.BaseType is { } baseType)
        {
            bases = bases.Prepend(baseType);
        }

        return bases.SelectMany(b => b.GetMember(member.Name)).Select(Of).FirstOrDefault(text => text is not null);
    }

    private static string? Summary(XElement? member) => member?.Element("summary") is { } summary ? Text(summary) : null;

    private static string? Parameter(XElement? member, string name) =>
        member?.Elements("param").FirstOrDefault(p => p.Attribute("name")?.Value == name) is { } parameter ? Text(parameter) : null;

    private XElement? Find(Assembly assembly, string key)
    {
        if (!members.TryGetValue(assembly, out var known))
        {
            members.Add(assembly, known = Read(assembly));
        }

        return known.GetValueOrDefault(key);
    }

    private Dictionary<string, XElement> Read(Assembly assembly)
    {
        var known = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var path = Path.ChangeExtension(assembly.Location, ".xml");
        if (string.IsNullOrEmpty(assembly.Location) || !File.Exists(path))
        {
            warn($"{assembly.GetName().Name} has no documentation file beside it, so its part of the schema has no descriptions.");
            return known;
        }

        try
        {
            foreach (var member in XDocument.Load(path, LoadOptions.PreserveWhitespace).Descendants("member"))
            {
                // Without its parameters: fields have no overloads.
                var key = member.Attribute("name")?.Value ?? "";
                known.TryAdd(key.Split('(')[0].Split("``")[0], member);
            }
        }
        catch (XmlException exception)
        {
            warn($"The documentation file of {assembly.GetName().Name} cannot be read: {exception.Message}");
        }

        return known;
    }

    private static string? Text(XElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        var paragraphs = text.ToString().Split('\u2029')
            .Select(p => string.Join(' ', p.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
            .Where(p => p.Length > 0);
        return string.Join("\n\n", paragraphs) is { Length: > 0 } description ? description : null;
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
                    text.Append('\u2029');
                    Append(paragraph, text);
                    text.Append('\u2029');
                    break;
                case XElement { Name.LocalName: "c" or "code" } code:
                    text.Append('`').Append(code.Value).Append('`');
                    break;
                case XElement { IsEmpty: true } reference:
                    text.Append(ReferenceText(reference));
                    break;
                case XElement other:
                    Append(other, text);
                    break;
            }
        }
    }

    private static string ReferenceText(XElement reference)
    {
        var target = reference.Attribute("cref")?.Value ?? reference.Attribute("langword")?.Value ??
            reference.Attribute("name")?.Value ?? reference.Attribute("href")?.Value ?? "";
        var name = target.Split('(')[0];
        return reference.Attribute("cref") is null ? name : name[(name.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
    }
}

using System.Collections.Immutable;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.Commands;

/// <summary>What may be said of a service (CONTRACT.md, Values).</summary>
internal static class ServiceRules
{
    private const int MaxLinks = 32;
    private const int MaxDependencies = 256;

    public static void Check(UpdateService update, ValueErrors errors)
    {
        var path = ValuePath.Input;
        errors.Name(path.At("namespace"), update.Key.Namespace, "A namespace");
        errors.Name(path.At("name"), update.Key.Name, "A service name");
        errors.FreeText(path.At("description"), update.Description.Value, 4096, "A description");
        errors.FreeText(path.At("owner"), update.Owner.Value, 256, "An owner");
        InstanceRules.Tags(path.At("tags"), update.Tags.Value.OrEmpty(), errors);
        Links(path.At("links"), update.Links.Value.OrEmpty(), errors);
        Dependencies(path.At("dependsOn"), update.DependsOn.Value.OrEmpty(), errors);
    }

    /// <summary>A service by its name, in the same namespace unless written namespace/name.</summary>
    public static ServiceKey Dependency(ServiceKey of, string name) =>
        name.IndexOf('/', StringComparison.Ordinal) is var slash && slash < 0 ? new(of.Namespace, name) : new(name[..slash], name[(slash + 1)..]);

    private static void Links(ValuePath path, ImmutableArray<Link> links, ValueErrors errors)
    {
        if (!errors.Count(path, links.Length, MaxLinks, "links"))
        {
            return;
        }

        for (var i = 0; i < links.Length; i++)
        {
            errors.Text(path.At(i).At("name"), links[i].Name, 256, "A link's name", ValueRules.IsText, "1 to 256 characters");
            errors.Text(path.At(i).At("url"), links[i].Url, 4096, "A link", ValueRules.IsWebAddress, "a whole http or https address");
        }
    }

    private static void Dependencies(ValuePath path, ImmutableArray<string> names, ValueErrors errors)
    {
        if (!errors.Count(path, names.Length, MaxDependencies, "dependencies"))
        {
            return;
        }

        for (var i = 0; i < names.Length; i++)
        {
            errors.Text(path.At(i), names[i], 257, "A dependency", IsDependency, "a service name, or namespace/name");
        }
    }

    private static bool IsDependency(string text)
    {
        var parts = text.Split('/');
        return parts.Length <= 2 && parts.All(part => part.Length is >= 1 and <= 128 && ValueRules.IsName(part));
    }
}

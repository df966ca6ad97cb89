using System.Xml.Linq;

namespace ServiceRegistry.Server.Tests.Architecture;

/// <summary>Arrows between projects point one way (the layout in README.md).</summary>
public sealed class ProjectArrowsTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["ServiceRegistry.Abstractions"] = [],
        ["ServiceRegistry.Core"] = ["ServiceRegistry.Abstractions"],
        ["ServiceRegistry.Storage"] = ["ServiceRegistry.Core"],
        ["ServiceRegistry.Plugins"] = ["ServiceRegistry.Core"],
        ["ServiceRegistry.Plugins.Testing"] = ["ServiceRegistry.Plugins"],
        ["ServiceRegistry.GraphQL"] = [],
        ["ServiceRegistry.GraphQL.AspNetCore"] = ["ServiceRegistry.GraphQL"],
        ["ServiceRegistry.Server"] = ["ServiceRegistry.GraphQL.AspNetCore", "ServiceRegistry.Storage", "ServiceRegistry.Plugins"],
    };

    public static TheoryData<string> Sources => [.. Projects("src")];

    public static TheoryData<string> Plugins => [.. Projects("plugins")];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_source_project_references_only_what_the_layout_allows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        Allowed.ShouldContainKey(name, $"{name} has no place in the layout yet: say which projects it may reference.");
        References(project).ShouldBe(Allowed[name], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Plugins))]
    public void A_plugin_references_the_contract_alone(string project)
    {
        References(project).ShouldBeEmpty("the contract comes from plugins/Directory.Build.props");
        References(Path.Combine(Repository.Root, "plugins", "Directory.Build.props")).ShouldBe(["ServiceRegistry.Abstractions"]);
    }

    [Fact]
    public void The_server_names_the_plugins_for_the_build_order_alone()
    {
        var server = XDocument.Load(Path.Combine(Repository.Root, "src", "ServiceRegistry.Server", "ServiceRegistry.Server.csproj"));
        var order = server.Descendants("ProjectReference").Where(IsBuildOrderAlone).ShouldHaveSingleItem();
        order.Attribute("Include")!.Value.ShouldBe("../../plugins/*/*.csproj");
    }

    [Fact]
    public void Core_knows_neither_EF_Core_nor_ASP_NET_Core()
    {
        var core = XDocument.Load(Path.Combine(Repository.Root, "src", "ServiceRegistry.Core", "ServiceRegistry.Core.csproj"));
        core.Descendants("FrameworkReference").ShouldBeEmpty();
        core.Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value).ShouldBe(["NuGet.Versioning"]);
    }

    [Fact]
    public void The_engine_references_no_package()
    {
        var engine = XDocument.Load(Path.Combine(Repository.Root, "src", "ServiceRegistry.GraphQL", "ServiceRegistry.GraphQL.csproj"));
        engine.Descendants("PackageReference").ShouldBeEmpty();
        engine.Descendants("FrameworkReference").ShouldBeEmpty();
    }

    private static IEnumerable<string> Projects(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static IEnumerable<string> References(string project) => XDocument.Load(project)
        .Descendants("ProjectReference")
        .Where(reference => !IsBuildOrderAlone(reference))
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    private static bool IsBuildOrderAlone(XElement reference) =>
        string.Equals(reference.Attribute("ReferenceOutputAssembly")?.Value, "false", StringComparison.OrdinalIgnoreCase);
}

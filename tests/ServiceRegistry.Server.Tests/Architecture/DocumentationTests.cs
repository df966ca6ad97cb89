namespace ServiceRegistry.Server.Tests.Architecture;

/// <summary>The libraries that others build on are documented: the compiler demands it of each public member, and nothing talks it out of it.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("ServiceRegistry.Abstractions")]
    [InlineData("ServiceRegistry.GraphQL")]
    [InlineData("ServiceRegistry.GraphQL.AspNetCore")]
    public void Every_public_member_has_to_be_documented(string project)
    {
        var folder = Path.Combine(Repository.Root, "src", project);

        File.ReadAllText(Path.Combine(folder, $"{project}.csproj")).ShouldSatisfyAllConditions(
            text => text.ShouldContain("<WarningsAsErrors>$(WarningsAsErrors);CS1591</WarningsAsErrors>"),
            text => text.ShouldContain("<NoWarn>$(NoWarn.Replace('CS1591', ''))</NoWarn>"));
        Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path).Contains("CS1591", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }
}

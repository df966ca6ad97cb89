using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Tests.Configuration;

/// <summary>Who answers for it.</summary>
/// <param name="team">The team.</param>
[DirectiveType(
    DirectiveLocation.Object, DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition, DirectiveLocation.InputObject,
    DirectiveLocation.InputFieldDefinition, DirectiveLocation.Enum, DirectiveLocation.EnumValue, IsRepeatable = true)]
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class OwnerAttribute(string team) : Attribute
{
    public string Team { get; } = team;

    public Weight Weight { get; set; }

    public string[] Notes { get; set; } = [];
}

/// <summary>Says it aloud.</summary>
[DirectiveType(DirectiveLocation.Field, IsRepeatable = true)]
public sealed record Shout(int Times = 1, string? Mark = null)
{
    public string Of(string text) => string.Join(' ', Enumerable.Repeat(text.ToUpperInvariant(), Times)) + Mark;
}

public enum Weight
{
    Light,
    Heavy,
}

[Owner("levels")]
public enum Level
{
    Low,

    [Owner("heights")]
    High,
}

[Owner("wares")]
public sealed class Ware
{
    [Owner("names"), GraphQLDeprecated("Old.")]
    public string Name => "ware";

    public Level Level => Level.High;
}

[Owner("inputs")]
public sealed class WareFilterInput
{
    [Owner("inputs", Weight = Weight.Heavy)]
    public string? Name { get; set; }
}

public static class ShopQueries
{
    [Owner("shop", Weight = Weight.Heavy, Notes = ["a", "b"]), Owner("other")]
    public static IReadOnlyList<Ware> GetWares(WareFilterInput? filter, [Owner("arguments")] int count = 1) => [.. Enumerable.Repeat(new Ware(), count)];

    [Owner("shop")]
    public static string GetOwner(IResolverContext context) => context.Field.Directives.Select(d => d.Value).OfType<OwnerAttribute>().Single().Team;

    public static string Say(IResolverContext context) =>
        context.Directives<Shout>().Aggregate("hello", (said, shout) => shout.Of(said));

    public static string Wrong(IResolverContext context) => context.Directives<string>().ToString()!;
}

using ServiceRegistry.GraphQL.Language;
using ServiceRegistry.GraphQL.Types;
using ServiceRegistry.GraphQL.Validation;

namespace ServiceRegistry.GraphQL.Tests.Validation;

/// <summary>Rules that a host adds.</summary>
public class OwnRuleTests : ValidationTest
{
    private static readonly ValidationOptions Options = new() { Rules = [context => new NamedOperationsRule(context), context => new NoCatsRule(context)] };

    [Fact]
    public void OwnRules_StandBehindTheSpecifications() => Validate("{ cat { nothing } }", Options).Select(Shown).ShouldBe(
        [
            "Every operation has a name here. (1:1)",
            "`Query.cat` is not for you. (1:3)",
            "The field `nothing` does not exist on the type `Cat`. (1:9)",
        ],
        ignoreOrder: true);

    [Fact]
    public void OwnRule_HasNoSection_AndItsCode()
    {
        var error = Validate("query a { cat { name } }", Options).ShouldHaveSingleItem();
        error.Code.ShouldBe("NO_CATS");
        error.Extensions!.Keys.ShouldNotContain("specifiedBy");
    }

    [Fact]
    public void OwnRule_Kept_SaysNothing() => Validate("query a { dog { name } }", Options).ShouldBeEmpty();

    private sealed class NamedOperationsRule(ValidationContext context) : ValidationRule(context)
    {
        public override void EnterOperation(OperationDefinitionNode node)
        {
            if (node.Name is null)
            {
                Report("Every operation has a name here.", node);
            }
        }
    }

    private sealed class NoCatsRule(ValidationContext context) : ValidationRule(context)
    {
        public override void EnterField(FieldNode node)
        {
            if (Context.Types is { ParentType: { } parent, Field.Type.Named: ObjectType { Name: "Cat" } })
            {
                ReportCode("NO_CATS", $"{Quote($"{parent}.{node.Name.Value}")} is not for you.", node);
            }
        }
    }
}

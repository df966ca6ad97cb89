using System.Text;
using System.Text.Json;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.Tests.Execution.Cost;

/// <summary>The reckoning, held against the objects that are answered in fact.</summary>
public class CostAgreementTests
{
    [Fact]
    public async Task Random_operations_answer_the_objects_that_they_cost()
    {
        var seed = Environment.TickCount;
        var executor = Shops.Executor(new CostOptions { MaxTypeCost = null });
        for (var i = 0; i < 300; i++)
        {
            var document = new RandomDocument(new Random(seed + i));
            var request = Define.Request(document.Text, document.Variables) with { Cost = CostReporting.Report };
            var answer = JsonElement.Parse(await executor.AnswerAsync(request));

            var cost = answer.GetProperty("extensions").GetProperty("operationCost").GetProperty("typeCost").GetDouble();
            var objects = CountObjects(answer.GetProperty("data")) - 1;

            // What is selected here and in a named fragment as well is executed once, and reckoned for both.
            cost.ShouldBeGreaterThanOrEqualTo(objects, $"seed {seed + i}: {document.Text} {document.Variables}");
            if (!document.HasFragments)
            {
                cost.ShouldBe(objects, $"seed {seed + i}: {document.Text} {document.Variables}");
            }
        }
    }

    private static int CountObjects(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => 1 + json.EnumerateObject().Sum(property => CountObjects(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().Sum(CountObjects),
        _ => 0,
    };

    private sealed class RandomDocument
    {
        private readonly Random random;
        private readonly StringBuilder fragments = new();
        private readonly Dictionary<string, int> variables = [];
        private int aliases;

        public RandomDocument(Random random)
        {
            this.random = random;
            var body = Selections(0, root: true);
            var definitions = variables.Count == 0 ? "" : $"({string.Join(' ', variables.Keys.Select(name => $"${name}: Int!"))})";
            Text = $"query{definitions} {body}{fragments}";
            Variables = JsonSerializer.Serialize(variables);
        }

        public string Text { get; }

        public string Variables { get; }

        public bool HasFragments => fragments.Length > 0;

        private string Selections(int depth, bool root)
        {
            var fields = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Selection(depth, root));
            return $"{{ {(root ? "__typename" : "name")} {string.Join(' ', fields)} }}";
        }

        private string Selection(int depth, bool root)
        {
            if (depth >= 4)
            {
                return root ? "__typename" : "name";
            }

            switch (random.Next(5))
            {
                case 0:
                    return $"{(root ? "shop" : "neighbour")} {Selections(depth + 1, root: false)}";
                case 1:
                    return $"... {Selections(depth + 1, root)}";
                case 2 when random.Next(2) == 0:
                    var name = $"F{aliases++}";
                    var body = Selections(depth + 1, root);
                    fragments.Append($" fragment {name} on {(root ? "Query" : "Shop")} {body}");
                    return $"...{name}";
                default:
                    return $"a{aliases++}: {(root ? "few" : "branches")}(count: {Count()}) {Selections(depth + 1, root: false)}";
            }
        }

        private string Count()
        {
            var count = random.Next(0, 4);
            if (random.Next(2) == 0)
            {
                return $"{count}";
            }

            var name = $"n{variables.Count}";
            variables.Add(name, count);
            return $"${name}";
        }
    }
}

using ServiceRegistry.Core.Model;
using ServiceRegistry.GraphQL.Execution;
using ServiceRegistry.Server.Watching;

namespace ServiceRegistry.Server.Tests.Watching;

public sealed class LiveIndexTests
{
    private readonly LiveIndex index = new();

    [Fact]
    public void An_event_finds_the_operations_that_demand_a_value_of_it_and_no_others()
    {
        LiveOperation[] operations =
        [
            Add(new EventDemand("serviceName", ["shop"])),
            Add(new EventDemand("serviceName", ["bank", "shop", "shop"])),
            Add(new EventDemand("serviceName", ["bank"])),
            Add(new EventDemand("serviceName", [])),
            Add(new EventDemand("zone", ["eu-1"])),
            Add(new EventDemand("zone", [null])),
            Add(new EventDemand("tags", ["green"])),
            Add(new EventDemand("status", [HealthStatus.Healthy])),
            Add(null),
        ];

        Found(Event with { Zone = "eu-2", PreviousZone = "eu-1", Tags = ["blue", "green"], Status = HealthStatus.Healthy })
            .ShouldBe([operations[0], operations[1], operations[4], operations[6], operations[7], operations[8]], ignoreOrder: true);
        Found(Event with { ServiceName = "bank", PreviousTags = ["green"], Status = HealthStatus.Unhealthy })
            .ShouldBe([operations[1], operations[2], operations[5], operations[6], operations[8]], ignoreOrder: true);
    }

    [Fact]
    public void An_operation_that_is_removed_is_found_no_more()
    {
        var gone = Add(new EventDemand("serviceName", ["shop", "bank"]));
        var stays = Add(new EventDemand("serviceName", ["shop"]));
        var all = Add(null);

        index.Remove(gone);
        index.Remove(gone);
        index.Remove(all);

        Found(Event).ShouldBe([stays]);
        index.All.ShouldBe([stays]);
    }

    private static RegistryEvent Event => new()
    {
        Revision = 1,
        Index = 0,
        At = DateTimeOffset.UnixEpoch,
        Change = ChangeKind.Changed,
        Namespace = "default",
        ServiceName = "shop",
        Actor = "anonymous",
    };

    private IEnumerable<LiveOperation> Found(RegistryEvent change) => index.Candidates(change).Distinct();

    private LiveOperation Add(EventDemand? demand)
    {
        var operation = new LiveOperation(null!, new Demanding(demand), new Deaf());
        index.Add(operation);
        return operation;
    }

    private sealed class Demanding(EventDemand? demand) : IInterest
    {
        public EventDemand? Demand => demand;

        public bool Replays => true;

        public bool Wants(RegistryEvent change) => true;

        public IReadOnlyList<SourceEvent> Tell(EventBatch batch) => [];
    }

    private sealed class Deaf : ILiveListener
    {
        public void OnEvents(SourceBatch batch)
        {
        }

        public void OnEnd(Exception? error)
        {
        }
    }
}

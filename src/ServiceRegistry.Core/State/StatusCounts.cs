using System.Runtime.CompilerServices;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>How many instances of a service have each status.</summary>
[InlineArray(5)]
internal struct StatusCounts
{
    private int first;

    /// <summary>The best status that any has; UNKNOWN where there is none.</summary>
    public readonly HealthStatus Best
    {
        get
        {
            foreach (var status in StatusRules.BestFirst)
            {
                if (Of(status) > 0)
                {
                    return status;
                }
            }

            return HealthStatus.Unknown;
        }
    }

    public readonly int Of(HealthStatus status) => this[(int)status];

    public void Count(HealthStatus status, int change) => this[(int)status] += change;
}

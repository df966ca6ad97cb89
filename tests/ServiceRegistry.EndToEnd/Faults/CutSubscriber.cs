using System.Text.Json;

namespace ServiceRegistry.EndToEnd.Faults;

/// <summary>
/// A watcher of everything whose connection is cut again and again, by a reset or a close, often in the middle of a payload, and that
/// resumes from the last change set that came whole.
/// </summary>
/// <param name="address">Of the server.</param>
/// <param name="number">Chooses by which transport it watches, and when it is cut.</param>
internal sealed class CutSubscriber(Uri address, int number)
{
    private const int LongestLife = 60;

    private readonly Random random = new(number);
    private string? epoch;
    private long since;

    /// <summary>What it was told of, each change once if the promise holds.</summary>
    public Observed<(long Revision, string Key)> Seen { get; } = new();

    /// <summary>How often its connection was cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>How often the server told it to resume, because it did not keep up.</summary>
    public int Resumes { get; private set; }

    /// <summary>Watches until it is told of a change of this instance.</summary>
    public async Task WatchAsync(string last, CancellationToken stop)
    {
        while (true)
        {
            await using var connection = await CutConnection.OpenAsync(address, isSocket: number % 2 == 0, reset: random.Next(2) == 0, epoch, since, stop);
            for (var reads = random.Next(LongestLife); reads > 0; reads--)
            {
                if (await connection.ReadAsync(stop) is { } payload)
                {
                    if (!Keep(payload, last, out var ended))
                    {
                        break;
                    }

                    if (ended)
                    {
                        return;
                    }
                }
            }

            Cuts++;
        }
    }

    private bool Keep(JsonElement payload, string last, out bool ended)
    {
        ended = false;
        if (payload.TryGetProperty("errors", out var errors))
        {
            errors[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("RESUME_FROM");
            Resumes++;
            return false;
        }

        var set = payload.GetProperty("data").GetProperty("onRegistryChanged");
        foreach (var change in set.GetProperty("events").EnumerateArray())
        {
            var key = change.GetProperty("instanceKey").GetString()!;
            Seen.Add((change.GetProperty("revision").GetInt64(), key));
            ended |= key == last;
        }

        epoch = set.GetProperty("epoch").GetString();
        since = set.GetProperty("revision").GetInt64();
        return true;
    }
}

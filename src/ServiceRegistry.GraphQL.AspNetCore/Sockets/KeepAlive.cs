namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>Sends pings, and finds out when one was not answered by the time of the next, where they are answered at all.</summary>
internal sealed class KeepAlive : IDisposable
{
    private readonly TimeSpan interval;
    private readonly bool isAnswered;
    private readonly Action ping;
    private readonly Action peerIsGone;
    private readonly ITimer timer;
    private volatile bool awaitsPong;

    public KeepAlive(TimeProvider time, TimeSpan interval, bool isAnswered, Action ping, Action peerIsGone)
    {
        this.interval = interval;
        this.isAnswered = isAnswered;
        this.ping = ping;
        this.peerIsGone = peerIsGone;
        timer = time.CreateTimer(_ => OnTick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start() => timer.Change(interval, interval);

    public void OnPong() => awaitsPong = false;

    public void Dispose() => timer.Dispose();

    private void OnTick()
    {
        if (awaitsPong)
        {
            timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            peerIsGone();
            return;
        }

        awaitsPong = isAnswered;
        ping();
    }
}

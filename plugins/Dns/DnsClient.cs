using System.Buffers.Binary;
using System.Security.Cryptography;
using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Dns;

/// <summary>Asks one server, as RFC 1035 says: over UDP, again each second until it answers, and over TCP where the answer does not fit.</summary>
internal sealed class DnsClient(IConnector connector, TimeProvider time, string host, int port)
{
    private const int MaxDatagram = 4096;
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    public async Task<DnsAnswer> AskAsync(DnsQuestion question, bool tcp, CancellationToken cancellationToken)
    {
        // A number that cannot be guessed: nobody else answers in the server's name.
        var id = (ushort)RandomNumberGenerator.GetInt32(ushort.MaxValue + 1);
        var query = DnsMessage.Query(id, question);
        return !tcp && await OverUdpAsync(query, id, question, cancellationToken) is { IsTruncated: false } answer
            ? answer
            : await OverTcpAsync(query, id, question, cancellationToken);
    }

    private async Task<DnsAnswer> OverUdpAsync(byte[] query, ushort id, DnsQuestion question, CancellationToken cancellationToken)
    {
        await using var server = await connector.ConnectDatagramsAsync(host, port, cancellationToken);
        var buffer = new byte[MaxDatagram];
        while (true)
        {
            await server.SendAsync(query, cancellationToken);
            using var patience = new CancellationTokenSource(AskAgainAfter, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                while (true)
                {
                    var length = await server.ReceiveAsync(buffer, either.Token);
                    if (DnsMessage.IsAnswerTo(buffer.AsSpan(0, length), id, question))
                    {
                        return DnsMessage.Read(buffer.AsSpan(0, length), question);
                    }
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Datagrams are lost: it is asked again.
            }
        }
    }

    private async Task<DnsAnswer> OverTcpAsync(byte[] query, ushort id, DnsQuestion question, CancellationToken cancellationToken)
    {
        await using var stream = await connector.ConnectAsync(host, port, cancellationToken);
        var framed = new byte[query.Length + 2];
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)query.Length);
        query.CopyTo(framed, 2);
        await stream.WriteAsync(framed, cancellationToken);

        var size = new byte[2];
        await stream.ReadExactlyAsync(size, cancellationToken);
        var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
        await stream.ReadExactlyAsync(message, cancellationToken);
        return DnsMessage.IsAnswerTo(message, id, question)
            ? DnsMessage.Read(message, question)
            : throw new DnsFormatException("it answers another question");
    }
}

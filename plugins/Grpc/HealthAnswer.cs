using System.Buffers.Binary;
using Google.Protobuf;
using ServiceRegistry.Checks.Grpc.Protocol;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>What the server answered.</summary>
/// <param name="Status">The status of the call.</param>
/// <param name="Message">What the server, or a proxy before it, says of it.</param>
/// <param name="Body">The framed message of a call that is OK.</param>
internal sealed record HealthAnswer(GrpcStatus Status, string? Message, byte[]? Body)
{
    /// <summary>The status in the message; null, and why, where there is none.</summary>
    public HealthCheckResponse.Types.ServingStatus? Read(out string? problem)
    {
        problem = null;
        if (Body is not { Length: >= 5 } body)
        {
            problem = "the answer has no message";
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(1));
        if (body[0] != 0 || length != body.Length - 5)
        {
            problem = body[0] != 0 ? "the answer is compressed, which was not asked for" : "the answer is not one whole message";
            return null;
        }

        try
        {
            // A message of no bytes is UNKNOWN: the zero of an enum is not written.
            return HealthCheckResponse.Parser.ParseFrom(body, 5, (int)length).Status;
        }
        catch (InvalidProtocolBufferException)
        {
            problem = "the answer is not a health message";
            return null;
        }
    }
}

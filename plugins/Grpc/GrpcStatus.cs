using System.Net;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>The status codes of gRPC, by their numbers on the wire.</summary>
internal enum GrpcStatus
{
    OK = 0,
    CANCELLED = 1,
    UNKNOWN = 2,
    INVALID_ARGUMENT = 3,
    DEADLINE_EXCEEDED = 4,
    NOT_FOUND = 5,
    ALREADY_EXISTS = 6,
    PERMISSION_DENIED = 7,
    RESOURCE_EXHAUSTED = 8,
    FAILED_PRECONDITION = 9,
    ABORTED = 10,
    OUT_OF_RANGE = 11,
    UNIMPLEMENTED = 12,
    INTERNAL = 13,
    UNAVAILABLE = 14,
    DATA_LOSS = 15,
    UNAUTHENTICATED = 16,
}

internal static class GrpcStatuses
{
    /// <summary>What an answer means that has an HTTP status and none of gRPC: a proxy's, mostly.</summary>
    public static GrpcStatus Of(HttpStatusCode status) => (int)status switch
    {
        400 => GrpcStatus.INTERNAL,
        401 => GrpcStatus.UNAUTHENTICATED,
        403 => GrpcStatus.PERMISSION_DENIED,
        404 => GrpcStatus.UNIMPLEMENTED,
        429 or 502 or 503 or 504 => GrpcStatus.UNAVAILABLE,
        _ => GrpcStatus.UNKNOWN,
    };

    /// <summary>What the error code of a reset HTTP/2 stream means.</summary>
    public static GrpcStatus OfReset(long errorCode) => errorCode switch
    {
        0x7 => GrpcStatus.UNAVAILABLE, // REFUSED_STREAM
        0x8 => GrpcStatus.CANCELLED, // CANCEL
        0xb => GrpcStatus.RESOURCE_EXHAUSTED, // ENHANCE_YOUR_CALM
        _ => GrpcStatus.INTERNAL,
    };
}

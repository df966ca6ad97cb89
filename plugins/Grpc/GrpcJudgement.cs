using System.Net.Http;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Checks.Grpc.Protocol;

namespace ServiceRegistry.Checks.Grpc;

/// <summary>What an answer, or a stream that broke, means for the target.</summary>
internal static class GrpcJudgement
{
    /// <summary>The error code of HTTP/2 by which a server asks for HTTP/1.1.</summary>
    private const long Http11Required = 0xd;

    public static CheckResult Of(HealthAnswer answer, string service)
    {
        var said = answer.Message is { Length: > 0 } message ? $"{answer.Status}: {message}" : $"{answer.Status}";
        return answer.Status switch
        {
            GrpcStatus.OK => OfMessage(answer),
            GrpcStatus.NOT_FOUND => CheckResult.Fail($"the service '{service}' is not registered ({said})"),
            GrpcStatus.UNIMPLEMENTED => CheckResult.Fail($"the server does not offer grpc.health.v1.Health ({said})"),
            // The check lacks a right: that says nothing about the target.
            GrpcStatus.UNAUTHENTICATED or GrpcStatus.PERMISSION_DENIED => CheckResult.Error($"the server refuses the check ({said})", answer.Status.ToString()),
            _ => CheckResult.Fail(said),
        };
    }

    /// <summary>The meaning of an exception that HTTP/2 itself threw; null for every other.</summary>
    public static CheckResult? OfBrokenStream(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case TargetNotAllowedException or ConnectionFailedException:
                    return null;
                case HttpProtocolException { ErrorCode: Http11Required }:
                case HttpRequestException { HttpRequestError: HttpRequestError.VersionNegotiationError }:
                    return CheckResult.Fail("the target does not speak HTTP/2");
                case HttpProtocolException reset:
                    return CheckResult.Fail($"{GrpcStatuses.OfReset(reset.ErrorCode)}: {reset.Message}");
            }
        }

        return null;
    }

    private static CheckResult OfMessage(HealthAnswer answer) => answer.Read(out var problem) switch
    {
        null => CheckResult.Fail(problem),
        HealthCheckResponse.Types.ServingStatus.Serving => CheckResult.Pass("SERVING"),
        HealthCheckResponse.Types.ServingStatus.NotServing => CheckResult.Fail("NOT_SERVING"),
        HealthCheckResponse.Types.ServingStatus.Unknown => CheckResult.Fail("UNKNOWN"),
        HealthCheckResponse.Types.ServingStatus.ServiceUnknown => CheckResult.Fail("SERVICE_UNKNOWN"),
        var other => CheckResult.Fail($"unknown serving status {(int)other}"),
    };
}

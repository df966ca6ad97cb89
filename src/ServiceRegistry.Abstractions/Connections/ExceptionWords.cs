using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ServiceRegistry.Abstractions;

/// <summary>Says what an exception means for a check. Clients wrap what the connector threw, so the whole chain is looked at.</summary>
internal static class ExceptionWords
{
    public static CheckResult ToResult(Exception exception)
    {
        foreach (var cause in Chain(exception))
        {
            switch (cause)
            {
                case TargetNotAllowedException:
                    return CheckResult.Error(cause.Message, CheckErrorCode.TargetNotAllowed);
                case ConnectionFailedException:
                    return CheckResult.Fail(cause.Message);
                case AuthenticationException:
                    return CheckResult.Fail("TLS handshake failed: " + Innermost(cause));
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError }:
                    continue;
                case SocketException socket:
                    return CheckResult.Fail("connection broken: " + Lower(socket.Message));
            }
        }

        return exception switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.HttpProtocolError } => CheckResult.Fail("HTTP protocol error: " + Innermost(exception)),
            HttpRequestException or HttpIOException => CheckResult.Fail("HTTP request failed: " + Innermost(exception)),
            EndOfStreamException => CheckResult.Fail("connection closed by the target"),
            // A stream of the network throws the type itself; those derived from it are mostly about files.
            IOException when exception.GetType() == typeof(IOException) => CheckResult.Fail("connection broken: " + Innermost(exception)),
            _ => CheckResult.Error($"{exception.GetType().Name}: {exception.Message}"),
        };
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    private static string Innermost(Exception exception) => Lower(Chain(exception).Last().Message);

    private static string Lower(string message) =>
        message.Length > 1 && char.IsUpper(message[0]) && char.IsLower(message[1]) ? char.ToLowerInvariant(message[0]) + message[1..] : message;
}

using System.Globalization;
using ServiceRegistry.GraphQL.AspNetCore.Requests;

namespace ServiceRegistry.GraphQL.AspNetCore.Delivery;

/// <summary>The error that ends the operation of a subscriber who does not keep up, and tells it where to go on.</summary>
internal static class ResumeFrom
{
    /// <param name="lastEventId">The last id that was delivered, <c>epoch:revision</c>; null where none was.</param>
    public static GraphQLError Error(string? lastEventId) => new("The subscriber did not keep up; resume from the last event received.")
    {
        Code = RequestErrorCodes.ResumeFrom,
        Extensions = Place(lastEventId),
    };

    private static Dictionary<string, object?>? Place(string? lastEventId)
    {
        var colon = lastEventId?.LastIndexOf(':') ?? -1;
        return colon >= 0 && long.TryParse(lastEventId.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new Dictionary<string, object?> { ["resumeFrom"] = revision, ["epoch"] = lastEventId![..colon] }
            : null;
    }
}

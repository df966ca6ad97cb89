using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>What a client's <c>Accept</c> comes to (RFC 9110, section 12.5.1).</summary>
/// <param name="ContentType">The JSON media type for a single answer, the first one of the dearest; null where none is accepted.</param>
/// <param name="EventStream">Whether an event stream is accepted.</param>
/// <param name="PrefersHtml">Whether a page is asked for by name, before any answer of GraphQL: a browser at its address bar.</param>
internal sealed record Accepted(string? ContentType, bool EventStream, bool PrefersHtml)
{
    private static readonly Accepted Anything = new(MediaTypes.JsonUtf8, EventStream: true, PrefersHtml: false);
    private static readonly Accepted Json = new(MediaTypes.JsonUtf8, EventStream: false, PrefersHtml: false);
    private static readonly Accepted GraphQLResponse = new(MediaTypes.GraphQLResponseUtf8, EventStream: false, PrefersHtml: false);
    private static readonly Accepted Events = new(null, EventStream: true, PrefersHtml: false);

    /// <summary>Whether a single answer is given as an event stream: only where nothing else is accepted.</summary>
    public bool OnlyEventStream => ContentType is null && EventStream;

    /// <summary>Reads the header; null where it cannot be read.</summary>
    public static Accepted? From(HttpRequest request)
    {
        var header = request.Headers.Accept;
        return header.Count switch
        {
            0 => Anything,
            1 => header[0] switch
            {
                null or "" or "*/*" => Anything,
                MediaTypes.Json => Json,
                MediaTypes.GraphQLResponse => GraphQLResponse,
                MediaTypes.EventStream => Events,
                _ => Negotiate(header),
            },
            _ => Negotiate(header),
        };
    }

    private static Accepted? Negotiate(StringValues header)
    {
        if (!MediaTypeHeaderValue.TryParseList(header, out var ranges))
        {
            return null;
        }

        var json = Find(ranges, MediaTypes.Json);
        var graphQL = Find(ranges, MediaTypes.GraphQLResponse);
        var events = Find(ranges, MediaTypes.EventStream);
        var html = ranges.Any(r => r.MediaType.Equals(MediaTypes.Html, StringComparison.OrdinalIgnoreCase))
            ? Find(ranges, MediaTypes.Html)
            : Preference.None;

        var best = graphQL.IsBefore(json) ? graphQL : json;
        return new Accepted(
            !best.IsAccepted ? null : best == json ? MediaTypes.JsonUtf8 : MediaTypes.GraphQLResponseUtf8,
            events.IsAccepted,
            html.IsAccepted && html.IsBefore(best) && html.IsBefore(events));
    }

    /// <summary>The most specific range that a media type falls under decides.</summary>
    private static Preference Find(IList<MediaTypeHeaderValue> ranges, string mediaType)
    {
        var type = mediaType.AsSpan(0, mediaType.IndexOf('/'));
        var found = Preference.None;
        var foundSpecificity = -1;
        for (var place = 0; place < ranges.Count; place++)
        {
            var range = ranges[place];
            var specificity = range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes ? (range.Type.AsSpan().Equals(type, StringComparison.OrdinalIgnoreCase) ? 1 : -1)
                : range.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) ? 2 : -1;
            if (specificity > foundSpecificity)
            {
                (found, foundSpecificity) = (new Preference(range.Quality ?? 1, place), specificity);
            }
        }

        return found;
    }

    private readonly record struct Preference(double Quality, int Place)
    {
        public static Preference None => new(0, int.MaxValue);

        public bool IsAccepted => Quality > 0;

        public bool IsBefore(Preference other) => Quality > other.Quality || (Quality == other.Quality && Place < other.Place);
    }
}

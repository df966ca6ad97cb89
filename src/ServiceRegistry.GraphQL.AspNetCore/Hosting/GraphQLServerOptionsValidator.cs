using Microsoft.Extensions.Options;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>Finds limits that nothing could keep.</summary>
internal sealed class GraphQLServerOptionsValidator : IValidateOptions<GraphQLServerOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphQLServerOptions options)
    {
        var failures = new List<string>();
        Positive(options.MaxAllowedRequestSize, nameof(options.MaxAllowedRequestSize));
        Positive(options.MaxBatchSize, nameof(options.MaxBatchSize));
        Positive(options.Sockets.MaxAllowedMessageSize, "Sockets.MaxAllowedMessageSize");
        Positive(options.Sockets.MaxSockets, "Sockets.MaxSockets");
        Positive(options.Sockets.MaxOperations, "Sockets.MaxOperations");
        Positive(options.Sockets.ConnectionInitializationTimeout.Ticks, "Sockets.ConnectionInitializationTimeout");
        Positive(options.Sockets.KeepAliveInterval.Ticks, "Sockets.KeepAliveInterval");
        Positive(options.Sockets.CloseTimeout.Ticks, "Sockets.CloseTimeout");
        Positive(options.Delivery.MaxWaitingPayloads, "Delivery.MaxWaitingPayloads");
        Positive(options.Delivery.MaxWaitingBytes, "Delivery.MaxWaitingBytes");
        Positive(options.Delivery.StallTimeout.Ticks, "Delivery.StallTimeout");
        Positive(options.EventStreamKeepAliveInterval.Ticks, nameof(options.EventStreamKeepAliveInterval));
        if (options.RefusalDelay < TimeSpan.Zero)
        {
            failures.Add("RefusalDelay must not be less than 0.");
        }

        foreach (var origin in options.AllowedOrigins)
        {
            if (origin != "*" && !IsOrigin(origin))
            {
                failures.Add($"AllowedOrigins: '{origin}' is no origin; write scheme, host and port alone, as https://app.example.com, or *.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Positive(long value, string option)
        {
            if (value <= 0)
            {
                failures.Add($"{option} must be more than 0.");
            }
        }
    }

    private static bool IsOrigin(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.AbsolutePath == "/" && uri.Query.Length == 0 && uri.Host.Length > 0;
}

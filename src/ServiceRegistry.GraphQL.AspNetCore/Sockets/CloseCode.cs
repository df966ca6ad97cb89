namespace ServiceRegistry.GraphQL.AspNetCore.Sockets;

/// <summary>Why a socket is closed: codes of RFC 6455 (section 7.4.1) and of graphql-transport-ws.</summary>
internal enum CloseCode
{
    NormalClosure = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    MessageTooBig = 1009,
    InternalServerError = 1011,
    BadRequest = 4400,
    Unauthorized = 4401,
    Forbidden = 4403,
    SubprotocolNotAcceptable = 4406,
    ConnectionInitialisationTimeout = 4408,
    SubscriberAlreadyExists = 4409,
    TooManyInitialisationRequests = 4429,

    /// <summary>The peer did not answer a ping.</summary>
    Terminated = 4499,
}

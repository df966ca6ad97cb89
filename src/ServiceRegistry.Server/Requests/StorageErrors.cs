using ServiceRegistry.Core.Storage;

namespace ServiceRegistry.Server.Requests;

/// <summary>A store that cannot write is an answer, not a fault: the client may try again.</summary>
internal sealed class StorageErrors : IErrorFilter
{
    public GraphQLError OnError(GraphQLError error) => error.Exception is StorageUnavailableException unavailable
        ? error with { Message = unavailable.Message, Code = StorageUnavailableException.Code, Extensions = null, Exception = null }
        : error;
}

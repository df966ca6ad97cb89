namespace ServiceRegistry.Checks.Redis;

/// <summary>A reply as text: the items of an array stand one a line, what is nothing is <c>(nil)</c>.</summary>
internal sealed record RespReply(string Text, bool IsError = false);

/// <summary>What came is no reply of the protocol, or longer than is read.</summary>
internal sealed class RespException(string message) : Exception(message);

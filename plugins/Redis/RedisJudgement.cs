using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Checks.Redis;

/// <summary>What a reply means for the target.</summary>
internal static class RedisJudgement
{
    private const int MaxShown = 200;

    public static CheckResult Of(RespReply reply, RedisCheckSettings settings)
    {
        if (OfRefusal(reply) is { } refused)
        {
            return refused;
        }

        return settings.Expect is { } expected && !reply.Text.Contains(expected, StringComparison.Ordinal)
            ? CheckResult.Fail($"{settings.Command} was answered {Shown(reply)}, expected '{expected}'")
            : CheckResult.Pass($"{settings.Command} was answered {Shown(reply)}");
    }

    /// <summary>The meaning of a reply that is an error; null for every other.</summary>
    public static CheckResult? OfRefusal(RespReply reply)
    {
        if (!reply.IsError)
        {
            return null;
        }

        var code = reply.Text.Split(' ', 2)[0];
        // The check lacks a right, or has the wrong password: that says nothing about the target.
        return code is "NOAUTH" or "WRONGPASS" or "NOPERM"
            ? CheckResult.Error($"the server refuses the check ({reply.Text})", code)
            : CheckResult.Fail($"the server answered {Shown(reply)}");
    }

    private static string Shown(RespReply reply) => reply.Text.Length > MaxShown ? $"'{reply.Text[..MaxShown]}…'" : $"'{reply.Text}'";
}

namespace ServiceRegistry.Abstractions;

/// <summary>One thing that is wrong with settings.</summary>
/// <param name="Path">From the settings down to the value; places in lists as decimal numbers.</param>
/// <param name="Message">What is wrong and what is allowed, in a sentence.</param>
/// <param name="Code">A stable code, one of <see cref="SettingsProblemCode"/> or the strategy's own.</param>
public sealed record SettingsProblem(IReadOnlyList<string> Path, string Message, string Code)
{
    /// <summary>A problem with the value at a path: <c>SettingsProblem.At("is not a header name", "headers", "2", "name")</c>.</summary>
    public static SettingsProblem At(string message, params string[] path) => new(path, message, SettingsProblemCode.NotValid);
}

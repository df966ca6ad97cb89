using System.Text;

namespace ServiceRegistry.Core.Commands;

/// <summary>Gathers everything that is wrong with a command's values.</summary>
internal sealed class ValueErrors
{
    public List<CommandError> All { get; } = [];

    public bool IsEmpty => All.Count == 0;

    public void Add(ValuePath path, string code, string message) => All.Add(new InvalidValue(message, path.ToArray(), code));

    /// <summary>A text that must be there, is not too long, and has a form.</summary>
    public void Text(ValuePath path, string? text, int maxLength, string what, Func<string, bool> isWellFormed, string form)
    {
        if (string.IsNullOrEmpty(text))
        {
            Add(path, ErrorCode.Required, $"{what} must be given: {form}.");
        }
        else if (IsLonger(text, maxLength))
        {
            Add(path, ErrorCode.TooLong, $"{what} is longer than {maxLength} characters.");
        }
        else if (!isWellFormed(text))
        {
            Add(path, ErrorCode.Malformed, $"{what} must be {form}.");
        }
    }

    public void Name(ValuePath path, string? text, string what) =>
        Text(path, text, 128, what, ValueRules.IsName, "1 to 128 of A-Z a-z 0-9 . _ -, beginning and ending with a letter or digit");

    /// <summary>A text on one line, such as a tag.</summary>
    public void Label(ValuePath path, string? text, string what) =>
        Text(path, text, 128, what, ValueRules.IsLabel, "1 to 128 characters, none of them a control character");

    /// <summary>A text of any form, which may be left out or empty.</summary>
    public void FreeText(ValuePath path, string? text, int maxLength, string what)
    {
        if (!string.IsNullOrEmpty(text))
        {
            Text(path, text, maxLength, what, ValueRules.IsText, "without U+0000 and unpaired surrogates");
        }
    }

    public void Number(ValuePath path, int number, int min, int max, string what)
    {
        if (number < min || number > max)
        {
            Add(path, ErrorCode.OutOfRange, $"{what} must be {min} to {max}; it is {number}.");
        }
    }

    public void Duration(ValuePath path, TimeSpan? duration, TimeSpan min, TimeSpan max, string what)
    {
        if (duration < min || duration > max)
        {
            Add(path, ErrorCode.OutOfRange, $"{what} must be {Words.Of(min)} to {Words.Of(max)}; it is {Words.Of(duration.Value)}.");
        }
    }

    /// <summary>A list that is not too long. Its items are looked at only where it is not.</summary>
    public bool Count(ValuePath path, int count, int max, string what)
    {
        if (count <= max)
        {
            return true;
        }

        Add(path, ErrorCode.TooMany, $"There can be {max} {what} at most; there are {count}.");
        return false;
    }

    // Characters are code points: what takes two chars in memory is one.
    private static bool IsLonger(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return false;
        }

        if (text.Length > 2 * maxLength)
        {
            return true;
        }

        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count > maxLength;
    }
}

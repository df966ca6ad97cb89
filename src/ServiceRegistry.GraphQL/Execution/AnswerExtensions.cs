namespace ServiceRegistry.GraphQL.Execution;

/// <summary>The <c>extensions</c> of one answer, written as their entries are added. Without an entry the answer has no <c>extensions</c>.</summary>
public ref struct AnswerExtensions
{
    private readonly ResponseWriter output;
    private bool hasEntries;

    internal AnswerExtensions(ResponseWriter output) => this.output = output;

    /// <summary>Adds a number.</summary>
    /// <param name="name">The entry's name, which no other entry of the answer has.</param>
    /// <param name="value">The number.</param>
    public void Add(string name, long value)
    {
        Begin(name);
        output.WriteNumber(value);
    }

    /// <summary>Adds any value.</summary>
    /// <param name="name">The entry's name, which no other entry of the answer has.</param>
    /// <param name="value">The value, as in <see cref="GraphQLError.Extensions"/>.</param>
    public void Add(string name, object? value)
    {
        Begin(name);
        JsonValueWriter.Write(value, output);
    }

    internal readonly void End()
    {
        if (hasEntries)
        {
            output.WriteByte((byte)'}');
        }
    }

    private void Begin(string name)
    {
        output.WriteRaw(hasEntries ? ","u8 : ",\"extensions\":{"u8);
        output.WriteString(name);
        output.WriteByte((byte)':');
        hasEntries = true;
    }
}

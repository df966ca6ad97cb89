namespace Words;

/// <summary>Says which version speaks.</summary>
public static class Speech
{
    /// <summary>Only in this version under this name.</summary>
    public static string Version1() => typeof(Speech).Assembly.GetName().Version!.ToString(1);
}

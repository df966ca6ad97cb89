namespace ServiceRegistry.GraphQL.Types;

/// <summary>The CLR's whole numbers as one.</summary>
internal static class WholeNumber
{
    /// <summary>Reads any whole number that 64 bits with a sign can hold; one with a fraction of zero is whole too.</summary>
    public static bool TryRead(object value, out long number)
    {
        switch (value)
        {
            case int n:
                number = n;
                return true;
            case long n:
                number = n;
                return true;
            case short or ushort or byte or sbyte or uint:
                number = Convert.ToInt64(value, null);
                return true;
            case ulong n and <= long.MaxValue:
                number = (long)n;
                return true;
            case decimal n when decimal.IsInteger(n) && n is >= long.MinValue and <= long.MaxValue:
                number = (long)n;
                return true;
            case double n when double.IsInteger(n) && Math.Abs(n) <= 1L << 53:
                number = (long)n;
                return true;
            default:
                number = 0;
                return false;
        }
    }
}

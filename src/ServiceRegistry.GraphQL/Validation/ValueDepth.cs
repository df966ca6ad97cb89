using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>Measures how deep lists and objects stand in each other in a value.</summary>
internal static class ValueDepth
{
    /// <summary>False where there are more levels than allowed; it looks no deeper.</summary>
    public static bool IsWithin(int levels, ValueNode value)
    {
        switch (value)
        {
            case ListValueNode or ObjectValueNode when levels == 0:
                return false;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    if (!IsWithin(levels - 1, item))
                    {
                        return false;
                    }
                }

                return true;
            case ObjectValueNode obj:
                foreach (var field in obj.Fields)
                {
                    if (!IsWithin(levels - 1, field.Value))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }
}

using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Types;

/// <summary>Finds arguments and fields of input objects by name: they are so few that looking through them is quicker than looking them up.</summary>
internal static class InputsByName
{
    /// <summary>The definition of a name; null where there is none.</summary>
    public static InputValue? Find(this IReadOnlyList<InputValue> defined, string name)
    {
        for (var i = 0; i < defined.Count; i++)
        {
            if (defined[i].Name == name)
            {
                return defined[i];
            }
        }

        return null;
    }

    /// <summary>What is given for a name, the first where there are several; null where nothing is.</summary>
    public static ArgumentNode? Find(this ImmutableArray<ArgumentNode> given, string name)
    {
        foreach (var argument in given)
        {
            if (argument.Name.Value == name)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>The field of a name, the first where there are several; null where there is none.</summary>
    public static ObjectFieldNode? Find(this ImmutableArray<ObjectFieldNode> given, string name)
    {
        foreach (var field in given)
        {
            if (field.Name.Value == name)
            {
                return field;
            }
        }

        return null;
    }
}

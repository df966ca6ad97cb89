using System.Collections.Immutable;
using ServiceRegistry.GraphQL.Language;

namespace ServiceRegistry.GraphQL.Validation;

/// <summary>Finds out quickly that fields of a selection set meet nowhere: then nothing has to be merged, and no alias counted.</summary>
internal static class FieldsThatMeet
{
    // Beyond a few names a table would be quicker than comparing each with all before it, and the rules make one.
    private const int MostCompared = 32;

    /// <summary>True where a selection is no plain field, or has the name of another.</summary>
    public static bool MayBeAmong(ImmutableArray<SelectionNode> selections)
    {
        for (var i = 0; i < selections.Length; i++)
        {
            if (i == MostCompared || selections[i] is not FieldNode { Alias: null } field)
            {
                return true;
            }

            for (var before = 0; before < i; before++)
            {
                if (((FieldNode)selections[before]).Name.Value == field.Name.Value)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

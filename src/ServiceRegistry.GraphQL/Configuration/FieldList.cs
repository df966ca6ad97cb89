using System.Reflection;
using ServiceRegistry.GraphQL.Types;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>The fields of one type while they are gathered.</summary>
internal sealed class FieldList(string typeName, TypeCatalog catalog)
{
    private readonly List<(string Name, MemberInfo Member)> members = [];

    /// <summary>Adds a member, in place of the one of the same name, or of the one that it names.</summary>
    public void Add(MemberInfo member)
    {
        var name = Naming.Field(member);
        var replaced = member.GetCustomAttribute<BindMemberAttribute>()?.Member;
        var index = members.FindIndex(m => replaced is null ? m.Name == name : m.Member.Name == replaced);
        if (index < 0)
        {
            members.Add((name, member));
        }
        else if (IsStatic(member) && IsStatic(members[index].Member))
        {
            catalog.Fail(
                $"{member.DeclaringType!.Name}.{member.Name}",
                $"{typeName}.{name} is there already, from {members[index].Member.DeclaringType!.Name}.");
        }
        else
        {
            members[index] = (name, member);
        }
    }

    /// <summary>The fields. That of a node's id is a global one.</summary>
    public IReadOnlyList<OutputField> Build(bool isNode) =>
        [.. members.Select(m => new FieldBuilder(catalog, typeName, m.Name, m.Member).Build(isNodeId: isNode && m.Name == "id"))];

    private static bool IsStatic(MemberInfo member) => member is MethodInfo { IsStatic: true } or PropertyInfo { GetMethod.IsStatic: true };
}

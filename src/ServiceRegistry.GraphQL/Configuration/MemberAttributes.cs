using System.Reflection;

namespace ServiceRegistry.GraphQL.Configuration;

/// <summary>The attributes of a parameter, and those of the property that it sets.</summary>
internal sealed class MemberAttributes(ParameterInfo parameter, PropertyInfo? property) : ICustomAttributeProvider
{
    public T? Find<T>()
        where T : Attribute => GetCustomAttributes(typeof(T), false).OfType<T>().FirstOrDefault();

    public object[] GetCustomAttributes(bool inherit) =>
        [.. parameter.GetCustomAttributes(inherit), .. property?.GetCustomAttributes(inherit) ?? []];

    public object[] GetCustomAttributes(Type attributeType, bool inherit) =>
        [.. parameter.GetCustomAttributes(attributeType, inherit), .. property?.GetCustomAttributes(attributeType, inherit) ?? []];

    public bool IsDefined(Type attributeType, bool inherit) =>
        parameter.IsDefined(attributeType, inherit) || property?.IsDefined(attributeType, inherit) == true;
}

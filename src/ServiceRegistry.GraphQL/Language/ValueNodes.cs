using System.Collections.Immutable;

namespace ServiceRegistry.GraphQL.Language;

/// <summary>A value as it is written (section 2.10).</summary>
public abstract class ValueNode(Location? location) : SyntaxNode(location);

/// <summary>A variable, <c>$name</c>.</summary>
public sealed class VariableNode(Location? location, NameNode name) : ValueNode(location)
{
    /// <summary>The variable's name, without the dollar sign.</summary>
    public NameNode Name { get; } = name;
}

/// <summary>An integer, as its digits stand in the source.</summary>
public sealed class IntValueNode(Location? location, string value) : ValueNode(location)
{
    /// <summary>The source text.</summary>
    public string Value { get; } = value;
}

/// <summary>A number with a fraction or an exponent, as it stands in the source.</summary>
public sealed class FloatValueNode(Location? location, string value) : ValueNode(location)
{
    /// <summary>The source text.</summary>
    public string Value { get; } = value;
}

/// <summary>A string, quoted or block, with escapes and indentation resolved.</summary>
public sealed class StringValueNode(Location? location, string value, bool block) : ValueNode(location)
{
    /// <summary>The string that is meant.</summary>
    public string Value { get; } = value;

    /// <summary>True where it was written as a block string.</summary>
    public bool Block { get; } = block;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(Location? location, bool value) : ValueNode(location)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode(Location? location) : ValueNode(location);

/// <summary>The name of an enum's value.</summary>
public sealed class EnumValueNode(Location? location, string value) : ValueNode(location)
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}

/// <summary>A list in brackets.</summary>
public sealed class ListValueNode(Location? location, ImmutableArray<ValueNode> items) : ValueNode(location)
{
    /// <summary>The items, in order.</summary>
    public ImmutableArray<ValueNode> Items { get; } = items;
}

/// <summary>An input object in braces.</summary>
public sealed class ObjectValueNode(Location? location, ImmutableArray<ObjectFieldNode> fields) : ValueNode(location)
{
    /// <summary>The fields, in source order.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an input object.</summary>
public sealed class ObjectFieldNode(Location? location, NameNode name, ValueNode value) : SyntaxNode(location)
{
    /// <summary>The field's name.</summary>
    public NameNode Name { get; } = name;

    /// <summary>Its value.</summary>
    public ValueNode Value { get; } = value;
}

namespace TmfGraph.GraphQL.Language;

/// <summary>A literal or a variable.</summary>
public abstract record ValueNode : SyntaxNode;

/// <summary><c>$name</c></summary>
public sealed record VariableNode(string Name) : ValueNode;

/// <summary>An integer literal, its digits as written.</summary>
public sealed record IntValueNode(string Text) : ValueNode;

/// <summary>A float literal, its digits as written.</summary>
public sealed record FloatValueNode(string Text) : ValueNode;

/// <summary>A string literal; <see cref="Value"/> is what it means (escapes and block indentation resolved).</summary>
public sealed record StringValueNode(string Value) : ValueNode
{
    /// <summary>Whether it was, and is to be printed as, a block string.</summary>
    public bool IsBlock { get; init; }
}

/// <summary><c>true</c> or <c>false</c></summary>
public sealed record BooleanValueNode(bool Value) : ValueNode;

/// <summary><c>null</c></summary>
public sealed record NullValueNode : ValueNode;

/// <summary>An enum value.</summary>
public sealed record EnumValueNode(string Name) : ValueNode;

/// <summary><c>[a, b]</c></summary>
public sealed record ListValueNode(IReadOnlyList<ValueNode> Items) : ValueNode;

/// <summary><c>{ name: value }</c></summary>
public sealed record ObjectValueNode(IReadOnlyList<ObjectFieldNode> Fields) : ValueNode
{
    /// <summary>Whether a field of that name stands in it.</summary>
    internal bool Has(string name)
    {
        for (var i = 0; i < Fields.Count; i++)
        {
            if (Fields[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>One field of an object literal.</summary>
public sealed record ObjectFieldNode(string Name, ValueNode Value) : SyntaxNode;

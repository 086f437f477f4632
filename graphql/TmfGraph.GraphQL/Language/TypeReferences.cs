namespace TmfGraph.GraphQL.Language;

/// <summary>A reference to a type, as variables, fields and arguments have it.</summary>
public abstract record TypeNode : SyntaxNode
{
    /// <summary>The name at the bottom of lists and non-null marks.</summary>
    public string NamedType => this switch
    {
        NamedTypeNode named => named.Name,
        ListTypeNode list => list.Item.NamedType,
        NonNullTypeNode nonNull => nonNull.Inner.NamedType,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary><c>Name</c></summary>
public sealed record NamedTypeNode(string Name) : TypeNode;

/// <summary><c>[Item]</c></summary>
public sealed record ListTypeNode(TypeNode Item) : TypeNode;

/// <summary><c>Inner!</c></summary>
public sealed record NonNullTypeNode(TypeNode Inner) : TypeNode;

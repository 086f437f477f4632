namespace TmfGraph.GraphQL.Types;

/// <summary>A type reference: a named type, a list, or a non-null mark around one of them.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Wrapping-Types"/>
public abstract class GraphType
{
    /// <param name="inner">What the type wraps; null for a named type.</param>
    private protected GraphType(GraphType? inner) => NamedType = inner?.NamedType ?? (NamedType)this; // nothing else wraps nothing

    /// <summary>The named type under all wrappers.</summary>
    public NamedType NamedType { get; }

    /// <summary>The type without an outer non-null mark.</summary>
    public GraphType NullableType => this is NonNullType nonNull ? nonNull.Inner : this;

    public bool IsNonNull => this is NonNullType;

    /// <summary>Whether the type, without an outer non-null mark, is a list.</summary>
    public bool IsList => NullableType is ListType;

    /// <summary>Whether values of it can be arguments and variables.</summary>
    public bool IsInput => NamedType is ScalarType or EnumType or InputObjectType;

    /// <summary>Whether it is a scalar or an enum under its wrappers.</summary>
    public bool IsLeaf => NamedType is ScalarType or EnumType;

    /// <summary>Whether it has or may have fields: object, interface or union.</summary>
    public bool IsComposite => NamedType is ObjectType or InterfaceType or UnionType;
}

/// <summary><c>[Item]</c></summary>
public sealed class ListType(GraphType item) : GraphType(item)
{
    public GraphType Item { get; } = item;

    public override string ToString() => $"[{Item}]";
}

/// <summary><c>Inner!</c></summary>
public sealed class NonNullType(GraphType inner) : GraphType(inner)
{
    public GraphType Inner { get; } = inner;

    public override string ToString() => $"{Inner}!";
}

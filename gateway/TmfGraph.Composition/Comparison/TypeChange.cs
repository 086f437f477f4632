using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison;

/// <summary>Whether one type reference may stand where another stood. Types are compared by name, as they are of two schemas.</summary>
internal static class TypeChange
{
    public static bool AreEqual(GraphType old, GraphType @new) => (old, @new) switch
    {
        (NonNullType o, NonNullType n) => AreEqual(o.Inner, n.Inner),
        (ListType o, ListType n) => AreEqual(o.Item, n.Item),
        (NamedType o, NamedType n) => o.Name == n.Name,
        _ => false,
    };

    /// <summary>
    /// Whether clients that expect <paramref name="old"/> can read <paramref name="new"/>: it may promise more, by a non-null mark or a member of
    /// the abstract type that it was.
    /// </summary>
    public static bool IsSafeForOutput(GraphType old, GraphType @new, GraphSchema newSchema) => (old, @new) switch
    {
        (NonNullType o, NonNullType n) => IsSafeForOutput(o.Inner, n.Inner, newSchema),
        (NonNullType, _) => false,
        (_, NonNullType n) => IsSafeForOutput(old, n.Inner, newSchema),
        (ListType o, ListType n) => IsSafeForOutput(o.Item, n.Item, newSchema),
        (NamedType o, NamedType n) => o.Name == n.Name || IsMember(newSchema.GetType(o.Name), n),
        _ => false,
    };

    /// <summary>
    /// Whether what clients send for <paramref name="old"/> is taken by <paramref name="new"/>: it may ask for less. A variable of the old type, too: a
    /// list in place of its item would take the value, but not the variable.
    /// </summary>
    public static bool IsSafeForInput(GraphType old, GraphType @new) => (old, @new) switch
    {
        (NonNullType o, NonNullType n) => IsSafeForInput(o.Inner, n.Inner),
        (NonNullType o, _) => IsSafeForInput(o.Inner, @new),
        (_, NonNullType) => false,
        (ListType o, ListType n) => IsSafeForInput(o.Item, n.Item),
        (NamedType o, NamedType n) => o.Name == n.Name,
        _ => false,
    };

    private static bool IsMember(NamedType? general, NamedType specific) => general switch
    {
        InterfaceType => specific is ComplexType complex && complex.Interfaces.Any(i => i.Name == general.Name),
        UnionType union => union.Members.Any(m => m.Name == specific.Name),
        _ => false,
    };
}

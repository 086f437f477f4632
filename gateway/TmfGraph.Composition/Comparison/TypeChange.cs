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
    /// Whether <paramref name="new"/> may stand where <paramref name="old"/> stood in a type of the new schema that has to hold what it held: not null
    /// where that could be, a member in place of the abstract type.
    /// </summary>
    public static bool IsSubtype(GraphType old, GraphType @new, GraphSchema newSchema) => (old, @new) switch
    {
        (NonNullType o, NonNullType n) => IsSubtype(o.Inner, n.Inner, newSchema),
        (NonNullType, _) => false,
        (_, NonNullType n) => IsSubtype(old, n.Inner, newSchema),
        (ListType o, ListType n) => IsSubtype(o.Item, n.Item, newSchema),
        (NamedType o, NamedType n) => o.Name == n.Name || IsMember(newSchema.GetType(o.Name), n),
        _ => false,
    };

    /// <summary>
    /// The first type that a field of the type <paramref name="old"/> could return and one of its subtype <paramref name="new"/> cannot: a fragment on it is not
    /// possible there any more (GraphQL, section 5.5.2.3). Null for none, so that everything clients ask stays valid.
    /// </summary>
    public static string? FindLost(GraphType old, GraphSchema oldSchema, GraphType @new, GraphSchema newSchema)
    {
        var left = newSchema.GetPossibleTypes(@new.NamedType).Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        return oldSchema.GetPossibleTypes(old.NamedType).Select(t => t.Name).FirstOrDefault(t => !left.Contains(t));
    }

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

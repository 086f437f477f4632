namespace TmfGraph.GraphQL.Types;

/// <summary>How types stand to each other.</summary>
public static class TypeRelations
{
    /// <summary>Whether both are the same named type under the same wrappers.</summary>
    public static bool AreEqual(GraphType left, GraphType right) => (left, right) switch
    {
        (NonNullType a, NonNullType b) => AreEqual(a.Inner, b.Inner),
        (ListType a, ListType b) => AreEqual(a.Item, b.Item),
        _ => ReferenceEquals(left, right),
    };

    /// <summary>Whether every value of <paramref name="type"/> is also one of <paramref name="superType"/>: equal or narrower.</summary>
    /// <seealso href="https://spec.graphql.org/September2025/#IsValidImplementationFieldType()"/>
    public static bool IsSubType(GraphType type, GraphType superType) => (type, superType) switch
    {
        (NonNullType a, NonNullType b) => IsSubType(a.Inner, b.Inner),
        (NonNullType a, _) => IsSubType(a.Inner, superType),
        (ListType a, ListType b) => IsSubType(a.Item, b.Item),
        (ObjectType member, UnionType union) => union.Members.Contains(member),
        (ComplexType a, InterfaceType b) => ReferenceEquals(a, b) || a.Interfaces.Contains(b),
        _ => ReferenceEquals(type, superType),
    };
}

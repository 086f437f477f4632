namespace TmfGraph.Composition.Tests.Satisfiability;

/// <summary>Which paths composition walks, and how it tells of those that lead nowhere.</summary>
public sealed class PathTests
{
    [Fact]
    public void ValueTypes_AreSplit_When_TheirOwnersAreEntities() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { sites: [Site!] }
            type Site @key(fields: "id") { id: ID! place: Place @shareable }
            type Place @shareable { zip: String }
            """,
            """
            type Query { siteById(id: ID!): Site @lookup }
            type Site @key(fields: "id") { id: ID! place: Place @shareable }
            type Place @shareable { zip: String city: String }
            """));

    [Fact]
    public void ValueTypes_CannotBeSplit_When_TheirOwnersAreNoEntities() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Place.city The path Query.place -> Place.city cannot be walked: 'b' has no lookup that finds 'Place'.
        """,
        Composed.Diagnostics(
            """
            type Query { place: Place }
            type Place { zip: String @shareable }
            """,
            """
            type Query { other: Place }
            type Place { zip: String @shareable city: String }
            """));

    [Fact]
    public void UnionMembers_AreFollowedOnlyFromSourcesThatReturnThem() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { target: Target }
            union Target = Individual
            type Individual @shareable { id: ID! }
            """,
            """
            union Target = Individual | Organization
            type Query { other: Target }
            type Individual @shareable { id: ID! }
            type Organization { name: String }
            """));

    [Fact]
    public void Paths_AreReportedWithTheirWay() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.customers -> Customer.orders -> Order.price cannot be walked: 'b' has no lookup that finds 'Order' (give it one; or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings).
        error UNSATISFIABLE_QUERY_PATH Order.items The path Query.customers -> Customer.orders -> Order.items cannot be walked: 'b' has no lookup that finds 'Order' (give it one; or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings).
        """,
        Composed.Diagnostics(
            """
            type Query { customers: [Customer!] }
            type Customer @key(fields: "id") { id: ID! orders: [Order!] }
            type Order @key(fields: "id") { id: ID! next: Order }
            """,
            """
            type Query { ok: Int }
            type Order @key(fields: "id") { id: ID! price: Int items: [Item!] }
            type Item { name: String }
            """));

    [Fact]
    public void RecursiveTypes_ComeToAnEnd() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { customer: Customer byId(id: ID!): Customer @lookup }
            type Customer @key(fields: "id") { id: ID! friends: [Customer!] }
            """,
            """
            type Query { customerById(id: ID!): Customer @lookup }
            type Customer @key(fields: "id") { id: ID! parent: Customer name: String }
            """));
}

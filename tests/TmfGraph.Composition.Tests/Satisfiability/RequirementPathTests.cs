namespace TmfGraph.Composition.Tests.Satisfiability;

/// <summary>Paths to fields that require others.</summary>
public sealed class RequirementPathTests
{
    [Fact]
    public void Requirements_AreFetchedFirst() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! items: [Item!] }
            type Item { ref: Ref }
            type Ref { code: ID }
            """,
            """
            type Query { orderById(id: ID!): Order @lookup @internal }
            type Order @key(fields: "id") { id: ID! price(codes: [ID] @require(field: "items[ref.code]")): Int }
            """));

    [Fact]
    public void Requirements_MayComeFromAThirdSource_When_ThePathStartsAtTheRequiringOne() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! price(sum: Int @require(field: "total")): Int }
            """,
            """
            type Query { order(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! total: Int }
            """));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Requirements_AreTakenFromASource_ThatTakesTheirArguments(int first, int second)
    {
        string[] sources =
        [
            """
            type Query { parcelByCode(id: ID!): Parcel @lookup }
            type Parcel @key(fields: "id") { id: ID! weight(unit: String): Int @shareable }
            """,
            """
            type Query { parcelByName(id: ID!): Parcel @lookup }
            type Parcel @key(fields: "id") { id: ID! weight: Int @shareable }
            """,
        ];
        Texts.Equal("", Composed.Diagnostics(sources[first], sources[second], Fee));
    }

    [Fact]
    public void Requirements_AreOutOfReach_When_OnlyASourceWithoutTheirArgumentsIs() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Parcel.fee The path Query.parcels -> Parcel.fee cannot be walked: what 'c' requires for it (weight: weight(unit: "KG")) cannot be had from 'a'.
        """,
        Composed.Diagnostics(
            """
            type Query { parcels: [Parcel] parcelById(id: ID!): Parcel @lookup }
            type Parcel @key(fields: "id") { id: ID! weight: Int @shareable }
            """,
            """
            type Query { heaviest: Int }
            type Parcel @key(fields: "id") { id: ID! weight(unit: String): Int @shareable }
            """,
            Fee));

    private const string Fee =
        """
        type Query { parcel(id: ID!): Parcel @lookup }
        type Parcel @key(fields: "id") { id: ID! fee(weight: Int @require(field: "weight(unit: \"KG\")")): Int }
        """;

    [Fact]
    public void Requirements_FailThePath_When_TheyAreOutOfReach() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orderById -> Order.price cannot be walked: what 'a' requires for it (sum: total) cannot be had from 'a'.
        error UNSATISFIABLE_QUERY_PATH Order.total The path Query.orderById -> Order.total cannot be walked: 'b' has no lookup that finds 'Order' (give it one; or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings).
        """,
        Composed.Diagnostics(
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! price(sum: Int @require(field: "total")): Int }
            """,
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! total: Int }
            """));

    [Fact]
    public void Requirements_TakeALookup_When_ThePathIsInTheirSourceAlready() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orders -> Order.price cannot be walked: it has requirements, so it is fetched through a lookup, but 'a' has no lookup that finds 'Order' (give it one; or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings).
        """,
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! price(sum: Int @require(field: "total")): Int }
            """,
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! total: Int }
            """));

    [Fact]
    public void Requirements_ThatNeedEachOther_AreNeverMet() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orderById -> Order.price cannot be walked: what 'a' requires for it (x: total) cannot be had from 'a'.
        error UNSATISFIABLE_QUERY_PATH Order.total The path Query.orderById -> Order.total cannot be walked: what 'b' requires for it (x: price) cannot be had from 'a'.
        """,
        Composed.Diagnostics(
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! price(x: Int @require(field: "total")): Int }
            """,
            """
            type Query { order(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! total(x: Int @require(field: "price")): Int }
            """));

    [Fact]
    public void Requirements_MayRequireOthers() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! price(x: Int @require(field: "total")): Int }
            """,
            """
            type Query { order(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! total(x: Int @require(field: "weight")): Int }
            """,
            """
            type Query { orderByKey(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! weight: Int }
            """));

    [Fact]
    public void NothingCanBeRequired_OfARootType() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Query.b The path Query.b cannot be walked: in 'b' it has requirements, and nothing can be required of a root type: let clients give its arguments, or move it to a type with a lookup.
        """,
        Composed.Diagnostics(
            """
            type Query { a: String }
            """,
            """
            type Query { b(x: String @require(field: "a")): String }
            """));

    [Fact]
    public void NothingCanBeRequired_OfARootType_InApolloSchemas() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Query.b The path Query.b cannot be walked: in 'b' it has requirements, and nothing can be required of a root type: let clients give its arguments, or move it to a type with a lookup.
        """,
        Composed.Diagnostics(
            """
            type Query { a: String }
            """,
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@external", "@requires"])
            extend type Query { a: String @external  b: String @requires(fields: "a") }
            """));
}

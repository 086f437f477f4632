namespace TmfGraph.Composition.Tests.Satisfiability;

/// <summary>Paths that go on in another source schema through a lookup, and through the keys it needs.</summary>
public sealed class LookupPathTests
{
    [Fact]
    public void Lookups_LeadToOtherSources() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! }
            """,
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! price: Int }
            """));

    [Fact]
    public void AField_IsOutOfReach_When_ItsSourceHasNoLookup() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orders -> Order.price cannot be walked: 'b' has no lookup that finds 'Order' (give it one; or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings).
        """,
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! }
            """,
            """
            type Query { ok: Int }
            type Order @key(fields: "id") { id: ID! price: Int }
            """));

    [Fact]
    public void AField_IsOutOfReach_When_TheLookupNeedsAnotherKey() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.code The path Query.orders -> Order.code cannot be walked: the lookups of 'b' cannot be fed from 'a': 'Query.orderByCode' (code: code).
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orders -> Order.price cannot be walked: the lookups of 'b' cannot be fed from 'a': 'Query.orderByCode' (code: code).
        """,
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! }
            """,
            """
            type Query { orderByCode(code: ID!): Order @lookup @internal }
            type Order { code: ID! price: Int }
            """));

    [Fact]
    public void AKey_MayBeFetchedThroughAnotherSource() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! }
            """,
            """
            type Query { orderByCode(code: ID!): Order @lookup @internal }
            type Order { code: ID! price: Int }
            """,
            """
            type Query { orderById(id: ID!): Order @lookup @internal }
            type Order @key(fields: "id") @key(fields: "code") { id: ID! code: ID! }
            """));

    [Fact]
    public void AKey_MayTakeTwoLookupsToFetch() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order @key(fields: "id") { id: ID! }
            """,
            """
            type Query { orderByCode(code: ID!): Order @lookup @internal }
            type Order { code: ID! price: Int }
            """,
            """
            type Query { orderById(id: ID!): Order @lookup @internal }
            type Order { id: ID! ref: Ref @shareable }
            type Ref @shareable { href: ID! }
            """,
            """
            type Query { orderByHref(href: ID! @is(field: "ref.href")): Order @lookup @internal }
            type Order @key(fields: "code") { ref: Ref @shareable code: ID! }
            type Ref @shareable { href: ID! }
            """));

    [Fact]
    public void KeysThatNeedEachOther_LeadNowhere() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.a The path Query.orders -> Order.a cannot be walked: the lookups of 'b' cannot be fed from 'a': 'Query.orderByA' (a: a); the lookups of 'c' cannot be fed from 'a': 'Query.orderByB' (b: b).
        error UNSATISFIABLE_QUERY_PATH Order.b The path Query.orders -> Order.b cannot be walked: the lookups of 'b' cannot be fed from 'a': 'Query.orderByA' (a: a); the lookups of 'c' cannot be fed from 'a': 'Query.orderByB' (b: b).
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orders -> Order.price cannot be walked: the lookups of 'b' cannot be fed from 'a': 'Query.orderByA' (a: a).
        error UNSATISFIABLE_QUERY_PATH Order.total The path Query.orders -> Order.total cannot be walked: the lookups of 'c' cannot be fed from 'a': 'Query.orderByB' (b: b).
        """,
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order { note: String }
            """,
            """
            type Query { orderByA(a: ID!): Order @lookup @internal }
            type Order { a: ID! @shareable b: ID! @shareable price: Int }
            """,
            """
            type Query { orderByB(b: ID!): Order @lookup @internal }
            type Order { a: ID! @shareable b: ID! @shareable total: Int }
            """));

    [Fact]
    public void OneOfSeveralAlternatives_IsEnough() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order { code: ID! @shareable }
            """,
            """
            type Query { order(by: OrderBy! @is(field: "{ id } | { code }")): Order @lookup }
            input OrderBy @oneOf { id: ID code: ID }
            type Order { id: ID! code: ID! @shareable price: Int }
            """));

    [Fact]
    public void AllArguments_AreNeeded() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.version The path Query.orders -> Order.version cannot be walked: the lookups of 'b' cannot be fed from 'a': 'Query.order' (id: id, version: version).
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orders -> Order.price cannot be walked: the lookups of 'b' cannot be fed from 'a': 'Query.order' (id: id, version: version).
        """,
        Composed.Diagnostics(
            """
            type Query { orders: [Order!] }
            type Order { id: ID! @shareable }
            """,
            """
            type Query { order(id: ID!, version: Int): Order @lookup }
            type Order { id: ID! version: Int price: Int }
            """));

    [Fact]
    public void LookupsInNamespaces_Count() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { services: [Service!] }
            type Service @key(fields: "id") { id: ID! }
            """,
            """
            type Query { lookups: Lookups! @internal }
            type Lookups @internal { deeper: Deeper! }
            type Deeper @internal { serviceById(id: ID!): Service @lookup }
            type Service @key(fields: "id") { id: ID! name: String }
            """));

    [Fact]
    public void LookupsThatReturnAnInterface_FindItsObjects() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { individuals: [Individual!] }
            type Individual @key(fields: "id") { id: ID! }
            """,
            """
            type Query { partyById(id: ID!): Party @lookup }
            interface Party { id: ID! }
            type Individual implements Party @key(fields: "id") { id: ID! name: String }
            """));

    [Fact]
    public void LookupsThatReturnAUnion_FindItsMembers() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { individuals: [Individual!] }
            type Individual @key(fields: "id") { id: ID! }
            """,
            """
            type Query { partyById(id: ID!): Party @lookup }
            union Party = Individual
            type Individual @key(fields: "id") { id: ID! name: String }
            """));
}

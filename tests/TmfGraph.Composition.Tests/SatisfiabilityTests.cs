namespace TmfGraph.Composition.Tests;

/// <summary>What composition says of paths; nothing where all of them can be walked.</summary>
public sealed class SatisfiabilityTests
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
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orders -> Order.price cannot be walked: 'b' has no lookup that finds 'Order'.
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
        error UNSATISFIABLE_QUERY_PATH Order.total The path Query.orderById -> Order.total cannot be walked: 'b' has no lookup that finds 'Order'.
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
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.orders -> Order.price cannot be walked: it has requirements, so it is fetched through a lookup, but 'a' has no lookup that finds 'Order'.
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
    public void ProvidedFields_AreServedOnTheirPath() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill { customer: Customer @provides(fields: "name contact { mail }") }
            type Customer @key(fields: "id") { id: ID! name: String @external contact: Contact @external }
            type Contact { mail: String @external }
            """,
            """
            type Query { customers: [Customer!] }
            type Customer @key(fields: "id") { id: ID! name: String contact: Contact }
            type Contact { mail: String }
            """));

    [Theory]
    [InlineData("payer { name } payer { mail }")]
    [InlineData("payer { name } ... on Invoice { payer { mail } }")]
    [InlineData("... on Invoice { payer { name } } ... { payer { mail } payer { name } }")]
    public void ProvidedFields_AddUp_When_AFieldIsSelectedTwice(string provides) => Texts.Equal(
        "",
        Composed.Diagnostics(
            $$"""
            type Query { bill: Bill @provides(fields: "{{provides}}") }
            interface Bill { id: ID! payer: Party }
            type Invoice implements Bill { id: ID! payer: Party }
            type Party { id: ID! @shareable name: String @external mail: String @external }
            """,
            """
            type Query { party: Party }
            type Party { id: ID! @shareable name: String mail: String }
            """));

    [Fact]
    public void ProvidedFields_AreMissingOnOtherPaths() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Customer.name The path Query.bills -> Bill.payer -> Customer.name cannot be walked: in 'a' it is external and this path does not provide it; 'b' has no lookup that finds 'Customer'.
        """,
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill { customer: Customer @provides(fields: "name") payer: Customer }
            type Customer @key(fields: "id") { id: ID! name: String @external }
            """,
            """
            type Query { customers: [Customer!] }
            type Customer @key(fields: "id") { id: ID! name: String }
            """));

    [Fact]
    public void ProvidedKeys_OpenLookups() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill { customer: Customer @provides(fields: "code") }
            type Customer { code: ID! @external }
            """,
            """
            type Query { customerByCode(code: ID!): Customer @lookup }
            type Customer { code: ID! name: String }
            """));

    [Fact]
    public void OverriddenFields_AreServedByTheNewOwnerOnly() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Bill.amount The path Query.bills -> Bill.amount cannot be walked: in 'a' another source schema overrides it; 'b' has no lookup that finds 'Bill'.
        """,
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill @key(fields: "id") { id: ID! amount: Int }
            """,
            """
            type Query { ok: Int }
            type Bill @key(fields: "id") { id: ID! amount: Int @override(from: "a") }
            """));

    [Fact]
    public void OverriddenKeys_AreStillReadWhereTheyWere() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { bill: Bill }
            type Bill { id: ID! due: String }
            """,
            """
            type Query { billById(id: ID!): Bill @lookup @internal }
            type Bill @key(fields: "id") { id: ID! @override(from: "a") amount: Int }
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
    public void Mutations_LeadBackToQueries() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { ok: Int }
            type Mutation { create: Payload }
            type Payload { query: Query }
            """,
            """
            type Query { other: Int }
            """));

    [Fact]
    public void WhatAMutationReturns_ComesFromOneSource() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH P.y The path Mutation.place -> P.y cannot be walked: 'b' has no lookup that finds 'P'; 'Mutation.place' is asked for in one source schema alone, and none serves all that is below it.
        """,
        Composed.Diagnostics(
            """
            type Query { a: Int }
            type Mutation { place: P @shareable }
            type P { x: Int w: Int @shareable }
            """,
            """
            type Query { b: Int }
            type Mutation { place: P @shareable }
            type P { y: Int w: Int @shareable }
            """));

    [Fact]
    public void AMutationOfTwoSources_MayBeAskedForInTheOneThatServesAll() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { a: Int }
            type Mutation { place: P @shareable  move: O @shareable }
            type P { x: Int @shareable }
            type O @key(fields: "id") { id: ID! x: Int }
            """,
            """
            type Query { b: Int o(id: ID!): O @lookup @internal }
            type Mutation { place: P @shareable  move: O @shareable }
            type P { x: Int @shareable y: Int }
            type O @key(fields: "id") { id: ID! y: Int }
            """,
            """
            type Query { other(id: ID!): O @lookup @internal }
            type O @key(fields: "id") { id: ID! z: Int }
            """));

    [Fact]
    public void TheRootOfMutations_IsNoObjectToGoOnFrom() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Mutation.d The path Mutation.c -> Payload.mutation -> Mutation.d cannot be walked: 'b' has no lookup that finds 'Mutation'.
        """,
        Composed.Diagnostics(
            """
            type Query { a: Int }
            type Mutation { c: Payload }
            type Payload { mutation: Mutation }
            """,
            """
            type Query { b: Int }
            type Mutation { d: Int }
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

    [Fact]
    public void Paths_AreReportedWithTheirWay() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Order.price The path Query.customers -> Customer.orders -> Order.price cannot be walked: 'b' has no lookup that finds 'Order'.
        error UNSATISFIABLE_QUERY_PATH Order.items The path Query.customers -> Customer.orders -> Order.items cannot be walked: 'b' has no lookup that finds 'Order'.
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

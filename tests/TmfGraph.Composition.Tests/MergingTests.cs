namespace TmfGraph.Composition.Tests;

/// <summary>Small source schemas in, the public schema out.</summary>
public sealed class MergingTests
{
    [Fact]
    public void Schema_IsDescribedByAllOfItsParts() => Texts.Equal(
        """"
        """
        The orders.

        The bills.
        """
        schema {
          query: Query
        }

        type Query {
          order: Int
          bill: Int
          ok: Boolean
        }
        """",
        Composed.Public(
            """
            "The orders."
            schema { query: Query }
            type Query { order: Int }
            """,
            """
            "The bills."
            schema { query: Query }
            type Query { bill: Int }
            """,
            """
            "The orders."
            schema { query: Query }
            type Query { ok: Boolean }
            """));

    [Fact]
    public void Scalars_KeepTheFirstDescription() => Texts.Equal(
        """"
        type Query {
          ok: Boolean
        }

        """An amount in euro."""
        scalar Price
        """",
        Composed.Public(
            """
            type Query { ok: Boolean }
            scalar Price
            """,
            """
            "An amount in euro."
            scalar Price
            """,
            """
            "Another text."
            scalar Price
            """));

    [Fact]
    public void Scalars_AreHidden_When_OneSourceHidesThem() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            scalar Price @inaccessible
            """,
            """
            scalar Price
            """));

    [Fact]
    public void Objects_HaveTheFieldsOfAllSources() => Texts.Equal(
        """"
        type Query {
          siteByKey(id: ID!): Site
          siteById(id: ID!): Site
        }

        """A place."""
        type Site {
          """The id."""
          id: ID!
          """The name."""
          name: String
          zip: String
        }
        """",
        Composed.Public(
            """
            type Query { siteByKey(id: ID!): Site @lookup }
            "A place."
            type Site @key(fields: "id") { id: ID! "The name." name: String }
            """,
            """
            type Query { siteById(id: ID!): Site @lookup }
            "A site."
            type Site @key(fields: "id") { "The id." id: ID! zip: String }
            """));

    [Fact]
    public void Objects_LeaveOutInaccessibleAndInternalFields() => Texts.Equal(
        """
        type Query {
          siteById(id: ID!): Site
          siteBySku(sku: ID!): Site
        }

        type Site {
          id: ID!
          name: String
        }
        """,
        Composed.Public(
            """
            type Query { siteById(id: ID!): Site @lookup bySku(sku: ID!): Site @internal @lookup }
            type Site @key(fields: "id") { id: ID! sku: ID! @inaccessible secret: Int @internal }
            """,
            """
            type Query { siteBySku(sku: ID!): Site @lookup }
            type Site @key(fields: "sku") { sku: ID! name: String }
            """));

    [Fact]
    public void Objects_LeaveOutInternalTypesOfTheSameName() => Texts.Equal(
        """
        type Query {
          sites: [Site!]
        }

        type Site {
          name: String
        }
        """,
        Composed.Public(
            """
            type Query { sites: [Site!] }
            type Site { name: String }
            """,
            """
            type Query { secrets: Lookups! @internal }
            type Lookups @internal { a: Int }
            type Site @internal { price: Int }
            """));

    [Fact]
    public void Objects_AreHidden_When_AnInternalDefinitionIsInaccessible() => Texts.Equal(
        """
        type Query {
          a: Int
        }
        """,
        Composed.Public(
            """
            type Query { a: Int secret: String @internal @inaccessible vault: Vault @internal }
            type Vault @internal @inaccessible { code: Int }
            """,
            """
            type Query { secret: String vault: Vault @inaccessible }
            type Vault { code: Int }
            """));

    [Fact]
    public void Objects_HaveTheirFieldsInTheOrderOfTheSources_InternalOnesLeftOut() => Texts.Equal(
        """
        type Query {
          b: Int
          c: Int
          a: Int
        }
        """,
        Composed.Public("type Query { a: Int @internal b: Int }", "type Query { c: Int a: Int }"));

    [Fact]
    public void OutputTypes_AreNullable_Where_OneSourceSaysSo() => Texts.Equal(
        """
        type Query {
          a: Int
          b: [Int]!
          c: [[Int!]]!
        }
        """,
        Composed.Public(
            """
            type Query @shareable { a: Int! b: [Int!]! c: [[Int!]!]! }
            """,
            """
            type Query @shareable { a: Int b: [Int]! c: [[Int!]]! }
            """));

    [Fact]
    public void OutputTypes_AreTheSmallestDeclaredTypeThatCoversTheOthers() => Texts.Equal(
        """
        type Query {
          target: Party
        }

        type Individual {
          id: ID!
        }

        union Party = Individual | Organization

        type Organization {
          name: String
        }
        """,
        Composed.Public(
            """
            type Query @shareable { target: Individual }
            type Individual @shareable { id: ID! }
            """,
            """
            type Query @shareable { target: Party! }
            union Party = Individual | Organization
            type Individual @shareable { id: ID! }
            type Organization { name: String }
            """));

    [Fact]
    public void Arguments_AreThoseOfAllSources_AsStrictAsTheStrictest() => Texts.Equal(
        """"
        type Query {
          sites(
            """How many."""
            first: Int! = 10
            zips: [String!]!
          ): [String]
        }
        """",
        Composed.Public(
            """
            type Query @shareable { sites("How many." first: Int = 10, after: String, zips: [String!]): [String] }
            """,
            """
            type Query @shareable { sites("Not this text." first: Int!, zips: [String]!): [String] }
            """));

    [Fact]
    public void Arguments_OfRequirementsAndHiddenOnes_AreLeftOut() => Texts.Equal(
        """
        type Query {
          orderById(id: ID!): Order
          order(id: ID!): Order
        }

        type Order {
          id: ID!
          price(currency: String): Int
          total: Int
        }
        """,
        Composed.Public(
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! price(sum: Int! @require(field: "total"), currency: String, trace: Boolean @inaccessible): Int }
            """,
            """
            type Query { order(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! total: Int }
            """));

    [Fact]
    public void Inputs_HaveTheFieldsThatAllSourcesKnow() => Texts.Equal(
        """"
        type Query {
          a(f: Filter): Int
          b(f: Filter): Int
        }

        """The filter."""
        input Filter {
          """The state."""
          state: String! = "ACTIVE"
          tags: [String!]
        }
        """",
        Composed.Public(
            """
            type Query { a(f: Filter): Int }
            "The filter."
            input Filter { state: String! zip: String tags: [String!] }
            """,
            """
            type Query { b(f: Filter): Int }
            input Filter { "The state." state: String! = "ACTIVE" tags: [String] note: String }
            """));

    [Fact]
    public void Inputs_AreLeftOut_When_OnlyRequirementsUseThem() => Texts.Equal(
        """
        type Query {
          orderById(id: ID!): Order
          order(id: ID!): Order
        }

        type Order {
          id: ID!
          price: Int
          find(by: OpenInput): Int
          items: [Item!]
        }

        input OpenInput {
          a: Int
        }

        type Item {
          id: ID!
          zip: String
        }
        """,
        Composed.Public(
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! price(items: [ItemInput!] @require(field: "items[{ id, place: { zip: zip } }]")): Int find(by: OpenInput): Int }
            input ItemInput { id: ID! place: PlaceInput }
            input PlaceInput { zip: String }
            input OpenInput { a: Int }
            """,
            """
            type Query { order(id: ID!): Order @lookup }
            type Order @key(fields: "id") { id: ID! items: [Item!] }
            type Item { id: ID! zip: String }
            """));

    [Fact]
    public void Enums_HaveTheVisibleValues() => Texts.Equal(
        """"
        type Query {
          ok: Boolean
        }

        enum State {
          ACTIVE
          """No longer sold."""
          RETIRED
        }
        """",
        Composed.Public(
            """
            type Query { ok: Boolean }
            enum State { ACTIVE "No longer sold." RETIRED LEGACY @inaccessible }
            """,
            """
            enum State { ACTIVE RETIRED DRAFT @inaccessible }
            """));

    [Fact]
    public void Unions_HaveTheVisibleMembersOfAllSources() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        union Target = A | B | C

        type A {
          a: Int
        }

        type B {
          b: Int
        }

        type C {
          c: Int
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            union Target = A | B | Hidden
            type A { a: Int }
            type B @shareable { b: Int }
            type Hidden @inaccessible { h: Int }
            """,
            """
            union Target = B | C | Own
            type B @shareable { b: Int }
            type C { c: Int }
            type Own @internal { o: Int }
            """));

    [Fact]
    public void Interfaces_HaveTheFieldsOfAllSources() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        interface Party {
          id: ID!
          name: String
        }

        type Individual implements Party {
          id: ID!
          name: String
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            interface Party { id: ID! }
            type Individual implements Party @key(fields: "id") { id: ID! name: String @shareable }
            """,
            """
            interface Party { name: String }
            type Individual implements Party @key(fields: "id") { id: ID! name: String @shareable }
            """));

    [Fact]
    public void Interfaces_ImpliedByOthers_AreDeclaredEverywhere() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        interface Thing {
          id: ID!
        }

        interface Party implements Thing {
          id: ID!
        }

        type Individual implements Party & Thing {
          id: ID!
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            interface Thing { id: ID! }
            interface Party implements Thing { id: ID! }
            """,
            """
            interface Party { id: ID! }
            type Individual implements Party { id: ID! }
            """));

    [Fact]
    public void Interfaces_ThatAreHidden_AreNotImplemented() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        type Order {
          at: Int
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            interface Audit @inaccessible { at: Int }
            type Order implements Audit { at: Int }
            """));

    [Fact]
    public void Deprecations_CountEverywhere_When_OneSourceDeprecates() => Texts.Equal(
        """
        type Query {
          a: Int @deprecated(reason: "Use b.")
          b: Int
        }
        """,
        Composed.Public(
            """
            type Query @shareable { a: Int @deprecated(reason: "Use b.") b: Int }
            """,
            """
            type Query @shareable { a: Int b: Int }
            """));

    [Fact]
    public void Deprecations_AreDropped_When_TheInterfaceFieldIsNotDeprecated() => Texts.Equal(
        """
        type Query {
          items: [Item!]
          plans: [Plan!]
        }

        interface Item {
          code: String
        }

        type Plan implements Item {
          code: String
          name: String @deprecated
        }
        """,
        Composed.Public(
            """
            type Query { items: [Item!] }
            interface Item { code: String }
            type Plan implements Item @shareable { code: String name: String }
            """,
            """
            type Query { plans: [Plan!] }
            type Plan @shareable { code: String @deprecated name: String @deprecated }
            """));

    [Fact]
    public void Deprecations_AreDropped_When_AnArgumentOrInputFieldIsRequired() => Texts.Equal(
        """
        type Query {
          plans(page: Int!, size: Int! = 10 @deprecated, by: PlansBy): Int
        }

        input PlansBy {
          name: String!
          code: String @deprecated
        }
        """,
        Composed.Public(
            """
            type Query @shareable { plans(page: Int @deprecated, size: Int @deprecated, by: PlansBy): Int }
            input PlansBy { name: String @deprecated code: String @deprecated }
            """,
            """
            type Query @shareable { plans(page: Int!, size: Int! = 10, by: PlansBy): Int }
            input PlansBy { name: String! code: String }
            """));

    [Fact]
    public void TagsCostsAndOptIns_AreKept() => Texts.Equal(
        """
        directive @tag(name: String!) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        directive @listSize(
          assumedSize: Int
          slicingArguments: [String!]
          slicingArgumentDefaultValue: Int
          sizedFields: [String!]
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION

        directive @requiresOptIn(feature: String!) repeatable on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        type Query {
          a(x: Int @cost(weight: "2")): [Int] @tag(name: "public") @tag(name: "partner") @cost(weight: "10.5") @listSize(
            assumedSize: 50
            slicingArguments: ["x"]
          ) @requiresOptIn(feature: "beta")
        }
        """,
        Composed.Public(
            """
            type Query @shareable { a(x: Int @cost(weight: "2")): [Int] @tag(name: "public") @cost(weight: 5) @listSize(assumedSize: 50, slicingArguments: ["x"]) @requiresOptIn(feature: "beta") }
            """,
            """
            type Query @shareable { a(x: Int): [Int] @tag(name: "public") @tag(name: "partner") @cost(weight: "10.5") }
            """));

    [Fact]
    public void ListSize_IsTheWidestOfAllSources() => Texts.Equal(
        """
        directive @listSize(
          assumedSize: Int
          slicingArguments: [String!]
          slicingArgumentDefaultValue: Int
          sizedFields: [String!]
          requireOneSlicingArgument: Boolean = true
        ) on FIELD_DEFINITION

        type Query {
          a(first: Int, last: Int): [Int] @listSize(
            assumedSize: 100
            slicingArguments: ["first", "last"]
            requireOneSlicingArgument: false
          )
          b: [Int] @listSize(assumedSize: 7)
        }
        """,
        Composed.Public(
            """
            type Query @shareable { a(first: Int, last: Int): [Int] @listSize(assumedSize: 10, slicingArguments: ["first"]) b: [Int] }
            """,
            """
            type Query @shareable {
              a(first: Int, last: Int): [Int] @listSize(assumedSize: 100, slicingArguments: ["last", "first"], requireOneSlicingArgument: false)
              b: [Int] @listSize(assumedSize: 7)
            }
            """));

    [Fact]
    public void CacheControl_IsTheStrictestOfAllSources() => Texts.Equal(
        """
        directive @cacheControl(
          maxAge: Int
          sharedMaxAge: Int
          scope: CacheControlScope
          inheritMaxAge: Boolean
          vary: [String!]
        ) on OBJECT | INTERFACE | UNION | FIELD_DEFINITION

        type Query {
          a: Int @cacheControl(maxAge: 30, scope: PRIVATE, vary: ["x-a", "x-b"])
        }

        enum CacheControlScope {
          PUBLIC
          PRIVATE
        }
        """,
        Composed.Public(
            """
            type Query @shareable { a: Int @cacheControl(maxAge: 60, scope: PUBLIC, vary: ["x-a"]) }
            """,
            """
            type Query @shareable { a: Int @cacheControl(maxAge: 30, scope: PRIVATE, vary: ["x-b"]) }
            """));

    [Fact]
    public void ExecutableDirectives_AreNotPublic_SinceNoSourceIsToldOfThem() => Texts.Equal(
        """
        type Query {
          ok: Boolean
          go: Boolean
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            directive @trace(id: ID!, level: Level) on FIELD | QUERY
            enum Level { HIGH LOW }
            """,
            """
            directive @trace(id: ID!) on FIELD | QUERY
            type Query { go: Boolean }
            """));

    [Fact]
    public void DirectivesWithKnownNames_AreCarried_AsFarAsTheyAreKnown() => Texts.Equal(
        """
        directive @tag(name: String!) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        directive @requiresOptIn(feature: String!) repeatable on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        directive @cacheControl(
          maxAge: Int
          sharedMaxAge: Int
          scope: CacheControlScope
          inheritMaxAge: Boolean
          vary: [String!]
        ) on OBJECT | INTERFACE | UNION | FIELD_DEFINITION

        type Query {
          a(first: Int): [Int] @tag(name: "new")
          b: Int @requiresOptIn(feature: "beta")
          c: C @cacheControl(maxAge: 5)
        }

        type Subscription {
          onC: C
        }

        type C {
          d: Int
        }

        enum CacheControlScope {
          PUBLIC
          PRIVATE
        }
        """,
        Composed.Public(
            """
            schema @schemaName(name: "plans") { query: Query subscription: Subscription }
            directive @cost(complexity: Int, multipliers: [String!]) on FIELD_DEFINITION
            directive @tag(name: String, label: String, note: String) repeatable on FIELD_DEFINITION
            directive @requiresOptIn(feature: String!, since: Int) on OBJECT | FIELD_DEFINITION
            directive @cacheControl(maxAge: Int, staleWhileRevalidate: Int) on FIELD_DEFINITION
            directive @eventStream(topic: String!) on FIELD_DEFINITION
            directive @schemaName(name: String!) on SCHEMA
            type Query {
              a(first: Int): [Int] @cost(complexity: 5, multipliers: ["first"]) @tag(label: "old") @tag(name: "new", note: "x")
              b: Int @requiresOptIn(feature: "beta", since: 2)
              c: C @cacheControl(maxAge: 5, staleWhileRevalidate: 9)
            }
            type C @requiresOptIn(feature: "beta") { d: Int }
            type Subscription { onC: C @eventStream(topic: "c") }
            """));

    [Fact]
    public void Costs_MayBeDefined_WithWeightsThatAreNumbers() => Texts.Equal(
        """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        type Query {
          a: Int @cost(weight: "2.5")
          b: Int
        }
        """,
        Composed.Public(
            """
            directive @cost(weight: Float! = 1, factor: Int) on FIELD_DEFINITION
            type Query { a: Int @cost(weight: 2.5, factor: 3) b: Int @cost(factor: 3) }
            """));

    [Fact]
    public void TypesOfDirectiveDefinitions_AreLeftOut_UnlessSomethingElseUsesThem() => Texts.Equal(
        """
        type Query {
          sites(at: [When!]): [String]
          owners(in: Zone): [String]
        }

        input When {
          day: Day
        }

        enum Day {
          MONDAY
          SUNDAY
        }

        enum Zone {
          NORTH
          SOUTH
        }
        """,
        Composed.Public(
            """
            type Query { sites(at: [When!]): [String] }
            directive @serializeAs(type: [Primitive!], rule: RuleInput) on SCALAR
            enum Primitive { STRING INT }
            input RuleInput { pattern: String  more: RuleInput  limits: LimitInput  day: Day }
            input LimitInput { max: Int }
            directive @sorted(by: SortOrder) on FIELD
            enum SortOrder { UP DOWN }
            input When { day: Day }
            enum Day { MONDAY SUNDAY }
            directive @zoned(zone: Zone) on FIELD_DEFINITION
            enum Zone { NORTH }
            """,
            """
            type Query { owners(in: Zone): [String] }
            directive @serializeAs(type: [Primitive!]) on SCALAR
            enum Primitive { STRING INT LIST }
            directive @sorted(by: SortOrder) on FIELD
            enum SortOrder { UP DOWN }
            enum Zone { NORTH SOUTH }
            """));

    [Fact]
    public void Overrides_KeepOneFieldOfThePublicType() => Texts.Equal(
        """
        type Query {
          billById(id: ID!): Bill
          bill(id: ID!): Bill
        }

        type Bill {
          id: ID!
          amount: Int
        }
        """,
        Composed.Public(
            """
            type Query { billById(id: ID!): Bill @lookup }
            type Bill @key(fields: "id") { id: ID! amount: Int }
            """,
            """
            type Query { bill(id: ID!): Bill @lookup }
            type Bill @key(fields: "id") { id: ID! amount: Int @override(from: "a") }
            """));

    [Fact]
    public void Subscriptions_LoseTheirStreamDirectives() => Texts.Equal(
        """
        type Query {
          ok: Boolean
        }

        type Subscription {
          onBillCreated(after: String): Bill
        }

        type Bill {
          id: ID!
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            type Subscription { onBillCreated(after: String @eventCursor): Bill @eventStream(message: "id") }
            type Bill @key(fields: "id") { id: ID! }
            """));

    [Fact]
    public void OneOfAndSpecifiedBy_AreKept() => Texts.Equal(
        """
        type Query {
          a(by: By): When
        }

        input By @oneOf {
          id: ID
          code: ID
        }

        scalar When @specifiedBy(url: "https://example.org/when")
        """,
        Composed.Public(
            """
            type Query { a(by: By): When }
            input By @oneOf { id: ID code: ID }
            scalar When @specifiedBy(url: "https://example.org/when")
            """));

    [Fact]
    public void Extensions_OfTypesThatOthersDefine_AreTheirPart() => Texts.Equal(
        """
        type Query {
          ok: Boolean
          siteById(id: ID!): Site
        }

        type Site {
          id: ID!
          zip: String
        }
        """,
        Composed.Public(
            """
            type Query { ok: Boolean }
            type Site @key(fields: "id") { id: ID! }
            """,
            """
            extend type Query { siteById(id: ID!): Site @lookup }
            extend type Site @key(fields: "id") { id: ID! zip: String }
            """));

    [Fact]
    public void DefinitionsOfTheSpecification_AreIgnored() => Texts.Equal(
        """
        type Query {
          siteById(id: ID!): Site
        }

        type Site {
          id: ID!
        }
        """,
        Composed.Public(
            """
            type Query { siteById(id: ID!): Site @lookup }
            type Site @key(fields: "id") { id: ID! }
            scalar FieldSelectionSet
            directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE
            directive @lookup on FIELD_DEFINITION
            scalar ID
            """));
}

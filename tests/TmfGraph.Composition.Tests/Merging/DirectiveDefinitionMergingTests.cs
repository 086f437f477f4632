namespace TmfGraph.Composition.Tests.Merging;

/// <summary>What source schemas define for directives leaves the public schema as it is.</summary>
public sealed class DirectiveDefinitionMergingTests
{
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

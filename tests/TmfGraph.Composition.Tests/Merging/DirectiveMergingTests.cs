namespace TmfGraph.Composition.Tests.Merging;

/// <summary>Which directives on members stay in the public schema, and what becomes of several on one member.</summary>
public sealed class DirectiveMergingTests
{
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
}

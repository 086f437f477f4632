using static TmfGraph.Composition.Tests.Apollo.Federation;

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Keys of Apollo Federation schemas, and what they lead to.</summary>
public sealed class ApolloKeyTests
{
    [Fact]
    public void Keys_AndWhatIsProvided_MayNameTheType() => Texts.Equal(
        """
        type Query {
          a: A
        }

        type A {
          id: ID!
          x: Int
        }
        """,
        Composed.Public(
            Link +
            """
            type Query { a: A @provides(fields: "__typename x") }
            type A @key(fields: "__typename id") { id: ID! x: Int @external(reason: "it belongs to the other") }
            """,
            Link + """type A @key(fields: "id") { id: ID! x: Int @shareable }"""));

    [Fact]
    public void Keys_MayHoldLists() => Texts.Equal(
        """
        type Query {
          cart: Cart
        }

        type Cart {
          products: [Product!]!
          codes: [ID!]!
          total: Int
          label: String
        }

        type Product {
          id: ID!
        }
        """,
        Composed.Public(
            Link +
            """
            type Query { cart: Cart }
            type Cart @key(fields: "products { id }") @key(fields: "codes") { products: [Product!]! codes: [ID!]! }
            type Product @key(fields: "id") { id: ID! }
            """,
            Link +
            """
            type Cart @key(fields: "products { id }") { products: [Product!]! total: Int }
            type Product @key(fields: "id") { id: ID! }
            """,
            Link + """type Cart @key(fields: "codes") { codes: [ID!]! label: String }"""));

    [Fact]
    public void ASource_WithoutALookup_IsOutOfReach() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH A.b The path Query.a -> A.b cannot be walked: 'b' has no '@key' on 'A' by which it can be found there.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! }""",
            Link + """type A @key(fields: "id", resolvable: false) { id: ID! b: Int }"""));
}

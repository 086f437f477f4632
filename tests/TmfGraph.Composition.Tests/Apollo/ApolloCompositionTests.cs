using static TmfGraph.Composition.Tests.Apollo.Federation;

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Apollo Federation source schemas composed with each other and with composite ones.</summary>
public sealed class ApolloCompositionTests
{
    private const string Accounts = Link +
        """
        type Query { me: User }
        type User @key(fields: "id") { id: ID! name: String @tag(name: "personal") }
        """;

    private const string Products = Link +
        """
        type Query { top(first: Int = 5): [Product] }
        type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }
        """;

    private const string Inventory = Link +
        """
        type Product @key(fields: "upc") {
          upc: String! weight: Int @external price: Int @external
          inStock: Boolean shippingEstimate: Int @requires(fields: "price weight")
        }
        """;

    [Fact]
    public void SecondVersion_ComposesWithoutATraceOfFederation() => Texts.Equal(
        """
        directive @tag(name: String!) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        type Query {
          me: User
          top(first: Int = 5): [Product]
        }

        type User {
          id: ID!
          name: String @tag(name: "personal")
          reviews: [Review]
        }

        type Product {
          upc: String!
          name: String
          price: Int
          weight: Int
          inStock: Boolean
          shippingEstimate: Int
          reviews: [Review]
        }

        type Review {
          id: ID!
          body: String
          author: User
          product: Product
        }
        """,
        Composed.Public(Accounts, Products, Inventory, Link +
            """
            type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "name") product: Product }
            type User @key(fields: "id") { id: ID! name: String @external reviews: [Review] }
            type Product @key(fields: "upc") { upc: String! reviews: [Review] }
            """));

    [Fact]
    public void FirstVersion_SharesValueTypes_AndExtendsTypesOfOthers() => Texts.Equal(
        """
        type Query {
          me: User
        }

        type User {
          id: ID!
          name: String
          address: Address
          label: String
          orders: [Order]
        }

        type Address {
          street: String
          zip: String
        }

        type Service {
          id: ID
        }

        type Order {
          id: ID!
          to: Address
        }
        """,
        Composed.Public(
            """
            extend type Query { me: User }
            type User @key(fields: "id") { id: ID! name: String address: Address }
            type Address { street: String zip: String }
            type Service @extends { id: ID }
            """,
            """
            extend type User @key(fields: "id") { id: ID! @external address: Address @external label: String @requires(fields: "address { zip }") orders: [Order] }
            type Address { street: String zip: String }
            type Order @key(fields: "id") { id: ID! to: Address }
            """));

    [Fact]
    public void FirstVersion_IsToldByItsListsOfFields() => Texts.Equal(
        """
        type Query {
          a: A
        }

        type A {
          id: ID!
          sku: Int
          b: Int
        }
        """,
        Composed.Public(
            """type Query { a: A } type A @key(fields: ["id", "sku"]) { id: ID! sku: Int }""",
            """extend type A @key(fields: ["id", "sku"]) { id: ID! @external sku: Int @external b: Int }"""));

    [Fact]
    public void CompositeSchemas_AndApolloOnes_ComposeTogether() => Texts.Equal(
        "",
        Composed.Diagnostics(Products, Inventory,
            """
            type Query { productByUpc(upc: String!): Product @lookup offers: [Offer!] }
            type Product @key(fields: "upc") { upc: String! score(price: Int @require(field: "price")): Int }
            type Offer { product: Product }
            """));

    [Theory]
    [InlineData("FieldSet", "")]
    [InlineData("_FieldSet", "")]
    [InlineData("FieldSet", """extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])""")]
    public void AFieldSet_IsPublic_WhereFieldsHaveIt(string name, string link) => Texts.Equal(
        $$"""
        type Query {
          a: A
        }

        scalar {{name}}

        type A {
          id: ID!
          set: {{name}}
        }
        """,
        Composed.Public(
            $$"""
            {{link}}
            scalar {{name}}
            type A @key(fields: "id") { id: ID! set: {{name}} }
            extend type Query { a: A }
            """,
            """extend type A @key(fields: "id") { id: ID! @external }"""));

    [Fact]
    public void FirstVersion_KnowsEntitiesByTheirFirstKey_WhereATypeIsExtendedWithoutOne() => Texts.Equal(
        """
        type Query {
          latest: Invoice
          invoice: Invoice
        }

        type Invoice {
          id: ID!
          total: Int
        }
        """,
        Composed.Public(
            """extend type Query { latest: Invoice @provides(fields: "id") } type Invoice @extends { id: ID! @external }""",
            """extend type Query { invoice: Invoice } type Invoice @key(fields: ["id"]) @key(fields: "total") { id: ID! total: Int }"""));
}

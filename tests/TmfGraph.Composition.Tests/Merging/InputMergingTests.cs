namespace TmfGraph.Composition.Tests.Merging;

/// <summary>Arguments and inputs take what every source schema takes.</summary>
public sealed class InputMergingTests
{
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
    public void InputsOfRequirements_Stay_When_OthersHaveFieldsOfThem() => Texts.Equal(
        """
        type Query {
          orderById(id: ID!): Order
          order(id: ID!): Order
        }

        type Order {
          id: ID!
          price: Int
          zip: String
        }

        input PlaceInput {
          zip: String
        }

        input SiteInput {
          place: PlaceInput
        }
        """,
        Composed.Public(
            """
            type Query { orderById(id: ID!): Order @lookup }
            type Order { id: ID! price(place: PlaceInput @require(field: "{ zip }")): Int }
            input PlaceInput { zip: String }
            input SiteInput { place: PlaceInput }
            """,
            """
            type Query { order(id: ID!): Order @lookup }
            type Order { id: ID! zip: String }
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
}

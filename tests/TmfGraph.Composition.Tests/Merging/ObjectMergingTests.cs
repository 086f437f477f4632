namespace TmfGraph.Composition.Tests.Merging;

/// <summary>Objects of several source schemas become one, with the fields that are for the public.</summary>
public sealed class ObjectMergingTests
{
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
}

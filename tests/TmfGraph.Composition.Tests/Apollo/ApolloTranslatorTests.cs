using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>What Apollo Federation schemas become before they are composed.</summary>
public sealed class ApolloTranslatorTests
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@provides", "@external", "@shareable",
          "@override", "@interfaceObject", "@composeDirective", "@extends", "@tag", "@inaccessible"])

        """;

    private static string Translate(string sdl, params string[] others)
    {
        var diagnostics = new List<Diagnostic>();
        var documents = others.Prepend(sdl).Select(s => SyntaxParser.Parse(s)).ToList();
        var document = ApolloDocument.Read(documents[0], "a", new FirstKeyTable(documents), diagnostics);
        Assert.Equal([], diagnostics.Select(d => d.ToString()));
        return ApolloTranslator.Translate(document, new ImplementerTable(documents).Of).Document.ToString();
    }

    [Fact]
    public void Keys_BecomeLookups_OneForEachThatIsResolvable() => Texts.Equal(
        """
        type Query {
          top: Product
        }

        type Product @key(fields: "upc") @key(fields: "sku brand { id }") @key(fields: "id") {
          upc: ID!
          sku: ID!
          brand: Brand!
          id: ID!
        }

        type Brand {
          id: ID!
        }

        type Stub @key(fields: "id") {
          id: ID!
        }

        scalar _Any

        union _Entity = Product

        extend type Query {
          _entities_Product_0(representation: _Any! @is(field: "{ upc: upc }")): Product @lookup @internal
          _entities_Product_1(representation: _Any! @is(field: "{ sku: sku, brand: brand.{ id: id } }")): Product @lookup @internal
        }
        """,
        Translate(Link +
            """
            type Query { top: Product }
            type Product @key(fields: "upc") @key(fields: "sku brand { id }") @key(fields: "id", resolvable: false) {
              upc: ID! sku: ID! brand: Brand! id: ID!
            }
            type Brand { id: ID! }
            type Stub @key(fields: "id", resolvable: false) { id: ID! }
            """));

    [Fact]
    public void Requires_BecomesAnArgument_WithNestedFieldsListsFragmentsAndConstants() => Texts.Equal(
        """
        type Product @key(fields: "upc") {
          upc: ID!
          price(currency: String): Int @external
          parts: [Part!] @external
          media: Media @external
          cost(
            express: Boolean
            _requires: _Any @require(
              field: "{ price: price(currency: \"EUR\"), parts: parts[{ weight: weight, size: size.{ w: w } }], media: media.{ pages: <Book>.pages, minutes: <Film>.minutes } }"
            )
          ): Int
        }

        type Part {
          weight: Int @external
          size: Size @external
        }

        type Size {
          w: Int @external
        }

        union Media = Book | Film

        type Book {
          pages: Int @external
        }

        type Film {
          minutes: Int @external
        }

        scalar _Any

        union _Entity = Product

        type Query {
          _entities_Product_0(representation: _Any! @is(field: "{ upc: upc }")): Product @lookup @internal
        }
        """,
        Translate(Link +
            """
            type Product @key(fields: "upc") {
              upc: ID!
              price(currency: String): Int @external
              parts: [Part!] @external
              media: Media @external
              cost(express: Boolean): Int @requires(fields: "price(currency: \"EUR\") parts { weight size { w } } media { ... on Book { pages } ... on Film { minutes } }")
            }
            type Part @external { weight: Int size: Size }
            type Size @external { w: Int }
            union Media = Book | Film
            type Book @external { pages: Int }
            type Film @external { minutes: Int }
            """));

    [Fact]
    public void FirstVersion_SharesWhatItDefines_AndLeavesOutWhatItNeedNotSay() => Texts.Equal(
        """
        type Query @shareable {
          top: [Review]
          root: Query
        }

        extend type Product @key(fields: "upc") @shareable {
          upc: ID!
          name: String @external
          reviews: [Review]
        }

        type Review @key(fields: "id") @shareable {
          id: ID!
          product: Product @provides(fields: "name")
        }

        scalar _Any

        union _Entity = Product | Review

        extend type Query {
          _entities_Product_0(representation: _Any! @is(field: "{ upc: upc }")): Product @lookup @internal
          _entities_Review_0(representation: _Any! @is(field: "{ id: id }")): Review @lookup @internal
        }
        """,
        Translate(
            """
            scalar _Any
            scalar _FieldSet
            union _Entity = Product
            type _Service { sdl: String }
            directive @key(fields: _FieldSet!) repeatable on OBJECT | INTERFACE
            schema { query: Root }
            type Root { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! top: [Review] root: Root }
            extend type Product @key(fields: "upc") { upc: ID! @external name: String @external price: Int @external reviews: [Review] }
            type Review @key(fields: "id") { id: ID! product: Product @provides(fields: "upc name") }
            """));

    [Fact]
    public void FirstVersion_IsPutAsTheSecondHasIt() => Texts.Equal(
        """
        extend type Query @shareable {
          media: [Media]
        }

        interface Media {
          id: ID!
          size: Int
          label: String
        }

        type Book implements Media @key(fields: "id sku { code }") @key(fields: "id") @shareable {
          id: ID!
          sku: Sku
          size: Int
          weight: Int @external
          maker: Maker
          origin: Maker @external
          label(
            _requires: _Any @require(field: "{ weight: weight, maker: maker.{ name: name }, origin: origin.{ town: town } }")
          ): String
          note: String
        }

        type Sku @shareable {
          code: ID
        }

        type Maker @shareable {
          name: String @external
          town: String
        }

        scalar _Any

        union _Entity = Book

        extend type Query {
          _entities_Book_0(representation: _Any! @is(field: "{ id: id, sku: sku.{ code: code } }")): Book @lookup @internal
          _entities_Book_1(representation: _Any! @is(field: "{ id: id }")): Book @lookup @internal
        }
        """,
        Translate(
            """
            extend type Query { media: [Media] @provides(fields: "id") }
            interface Media @key(fields: "id") { id: ID! size: Int @external label: String @requires(fields: "size") }
            type Book implements Media @external @key(fields: ["id", "sku { code }"]) @key(fields: id) {
              id: ID!
              sku: Sku
              size: Int @provides(fields: "id")
              weight: Int @external
              maker: Maker
              origin: Maker @external
              label: String @requires(fields: "size weight maker { town name } origin { town }")
              note: String @requires(fields: "size maker { town }")
            }
            type Sku { code: ID }
            type Maker { name: String @external town: String }
            """));

    [Fact]
    public void InterfaceObjects_BecomeTheInterface_AndAllTypesThatImplementIt() => Texts.Equal(
        """
        interface Media @key(fields: "id") {
          id: ID!
          title: String
          rating: Int
        }

        type Book implements Media @key(fields: "id") {
          id: ID!
          title: String @external
          rating(_requires: _Any @require(field: "{ title: title }")): Int
        }

        type Film implements Media @key(fields: "id") {
          id: ID!
          title: String @external
          rating(_requires: _Any @require(field: "{ title: title }")): Int
        }

        scalar _Any

        union _Entity = Book | Film

        type Query {
          _entities_Media_0(representation: _Any! @is(field: "{ id: id }")): Media @lookup @internal
        }
        """,
        Translate(
            Link + """type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external rating: Int @requires(fields: "title") }""",
            """
            interface Media { id: ID! title: String }
            type Book implements Media { id: ID! title: String }
            type Film implements Media { id: ID! title: String }
            """));

    [Fact]
    public void Names_AreThoseOfTheSpecification_WhateverTheSchemaCallsThem() => Texts.Equal(
        """
        directive @own on OBJECT

        type Query {
          a: A @shareable @tag(name: "x")
        }

        type A @key(fields: "id") @own {
          id: ID!
          b: B @override(from: "z")
          key: Int @inaccessible
        }

        type B {
          b: Int
        }

        scalar _Any

        union _Entity = A

        extend type Query {
          _entities_A_0(representation: _Any! @is(field: "{ id: id }")): A @lookup @internal
        }
        """,
        Translate(
            """
            schema @link(url: "https://specs.apollo.dev/link/v1.0")
              @link(url: "https://specs.apollo.dev/federation/v2.3", as: "fed", import: [{ name: "@key", as: "@id" }, "FieldSet"])
              @link(url: "https://specs.apollo.dev/tag/v0.3")
              @link(url: "https://example.com/own/v1.0", import: ["@own"]) { query: Query }
            directive @id(fields: FieldSet!) repeatable on OBJECT
            directive @own on OBJECT
            type Query { a: A @fed__shareable @tag(name: "x") }
            type A @id(fields: "id") @own { id: ID! b: B @fed__override(from: "z") key: Int @fed__inaccessible }
            type B { b: Int }
            """));
}

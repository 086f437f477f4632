namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Apollo Federation source schemas composed with each other and with composite ones.</summary>
public sealed class ApolloCompositionTests
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@provides", "@external", "@shareable",
          "@override", "@interfaceObject", "@composeDirective", "@tag", "@inaccessible"])

        """;

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

    [Fact]
    public void InterfaceObjects_AddFieldsToAllTypes() => Texts.Equal(
        """
        type Query {
          media: [Media]
        }

        interface Media {
          id: ID!
          title: String
          ratings: [Int!]
        }

        type Book implements Media {
          id: ID!
          title: String
          pages: Int
          ratings: [Int!]
        }

        type Film implements Media {
          id: ID!
          title: String
          ratings: [Int!]
        }
        """,
        Composed.Public(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! title: String }
            type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
            type Film implements Media @key(fields: "id") { id: ID! title: String }
            """,
            Link + """type Media @interfaceObject @key(fields: "id") { id: ID! ratings: [Int!] }"""));

    [Fact]
    public void FieldsOfAnInterfaceObject_MayBeProvided() => Texts.Equal(
        "",
        Composed.Diagnostics(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! title: String size: Size }
            type Book implements Media @key(fields: "id") { id: ID! title: String @shareable size: Size }
            type Size { pages: Int @shareable }
            """,
            Link +
            """
            type Query { reviews: [Review] }
            type Review { media: Media @provides(fields: "title size { pages }") }
            type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external size: Size @external }
            type Size { pages: Int @shareable }
            """));

    [Theory]
    [InlineData("""type Media @interfaceObject @key(fields: "id") { id: ID! } extend type Media { rating: Int }""")]
    [InlineData("""extend type Media { rating: Int } type Media @interfaceObject @key(fields: "id") { id: ID! }""")]
    [InlineData("""extend type Media @interfaceObject @key(fields: "id") { id: ID! } extend type Media { rating: Int }""")]
    public void InterfaceObjects_MayBeExtended(string media) => Texts.Equal(
        """
        type Query {
          media: [Media]
        }

        interface Media {
          id: ID!
          rating: Int
        }

        type Book implements Media {
          id: ID!
          rating: Int
        }
        """,
        Composed.Public(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! }
            """,
            Link + media));

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
    public void AnInterfaceObject_MayRequireFieldsOfItsTypes() => Texts.Equal(
        "",
        Composed.Diagnostics(
            Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! title: String }
            type Book implements Media @key(fields: "id") { id: ID! title: String }
            type Film implements Media @key(fields: "id") { id: ID! title: String }
            """,
            Link + """type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external headline: String @requires(fields: "title") }"""));

    [Fact]
    public void TypesOfALink_AreNotPublic_WhateverTheSchemaCallsThem() => Texts.Equal(
        """
        type Query {
          a: A
        }

        type A {
          id: ID!
        }
        """,
        Composed.Public(
            """
            extend schema @link(url: "https://specs.apollo.dev/link/v1.0", as: "l")
              @link(url: "https://specs.apollo.dev/federation/v2.5", as: "fed", import: [{ name: "FieldSet", as: "Fields" }])
            scalar Fields
            scalar fed__Scope
            scalar l__Import
            type Query { a: A }
            type A @fed__key(fields: "id") { id: ID! }
            """));

    [Fact]
    public void Types_ImportedFromAnyLink_AreNotPublic() => Texts.Equal(
        """
        type Query {
          a: Int
        }
        """,
        Composed.Public(
            """
            extend schema @link(url: "https://specs.apollo.dev/link/v1.0", import: ["Purpose", { name: "Import", as: "Imported" }])
              @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])
            directive @link(url: String!, as: String, for: Purpose, import: [Imported]) repeatable on SCHEMA
            enum Purpose { SECURITY EXECUTION }
            scalar Imported
            type Query { a: Int }
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

    [Theory]
    [InlineData("as: \"l\"", "l")]
    [InlineData("import: [{ name: \"@link\", as: \"@l\" }]", "link")]
    public void Links_MayHaveAnotherName(string name, string space) => Texts.Equal(
        """
        type Query {
          a: A
        }

        type A {
          id: ID!
        }
        """,
        Composed.Public(
            $$"""
            extend schema @l(url: "https://specs.apollo.dev/link/v1.0", {{name}}) @l(url: "https://specs.apollo.dev/federation/v2.5", import: ["@inaccessible"])
            directive @l(url: String!, as: String, for: String, import: [{{space}}__Import]) repeatable on SCHEMA
            scalar {{space}}__Import
            type Query { a: A }
            type A @federation__key(fields: "id") { id: ID! x: Int @inaccessible }
            """));

    [Fact]
    public void Directives_MayBeImported_FromSpecificationsOfTheirOwn() => Texts.Equal(
        """
        directive @tag(name: String!) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        type Query {
          a: Int @tag(name: "y")
        }
        """,
        Composed.Public(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.5")
              @link(url: "https://specs.apollo.dev/inaccessible/v0.2", import: [{ name: "@inaccessible", as: "@hidden" }])
              @link(url: "https://specs.apollo.dev/tag/v0.3", as: "label")
            type Query { a: Int @label(name: "y") x: Int @hidden }
            """));

    [Fact]
    public void RulesAboutReaders_AreRefused_WhereverTheyAreLinkedFrom() => Texts.Equal(
        """
        error FEDERATION_DIRECTIVE_NOT_SUPPORTED a:Query.a 'Query.a' has '@authenticated', which this gateway does not enforce; let the source schema decide itself, and take the directive out.
        """,
        Composed.Diagnostics(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.5")
              @link(url: "https://specs.apollo.dev/authenticated/v0.1", import: [{ name: "@authenticated", as: "@members" }])
            directive @members on FIELD_DEFINITION
            type Query { a: Int @members }
            """));

    [Theory]
    [InlineData("@internal", "")]
    [InlineData("@lookup", "")]
    [InlineData("@inaccessible", "(to: String)")]
    [InlineData("@require", "(to: String)")]
    [InlineData("@override", "(to: String)")]
    [InlineData("@tag", "(to: String)")]
    [InlineData("@cost", "(to: String)")]
    [InlineData("@authenticated", "")]
    [InlineData("@composeDirective", "(name: String)")]
    [InlineData("@shareable", "(to: String)")]
    public void OwnDirectives_MeanNothing_WhateverTheirNames(string name, string arguments) => Texts.Equal(
        """
        type Query {
          a(x: Int): Int
        }
        """,
        Composed.Public(
            $$"""
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", { name: "@inaccessible", as: "@hidden" }])
            directive {{name}}{{arguments}} on FIELD_DEFINITION | ARGUMENT_DEFINITION
            type Query { a(x: Int {{name}}): Int {{name}}{{arguments.Replace("String", "\"v\"", StringComparison.Ordinal)}} b: Int @hidden }
            """));

    [Fact]
    public void Directives_OfConventions_NeedNoImport() => Texts.Equal(
        """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR

        type Query {
          a: Int @cost(weight: "5")
        }
        """,
        Composed.Public(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
            directive @cost(weight: String!) on FIELD_DEFINITION
            type Query { a: Int @cost(weight: "5") b: Int @inaccessible }
            """));

    [Fact]
    public void ComposedDirectives_StayInThePublicSchema() => Texts.Equal(
        """
        directive @own(by: String) repeatable on FIELD_DEFINITION

        type Query {
          a: Int @own(by: "x")
        }
        """,
        Composed.Public(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.1", import: ["@composeDirective"])
              @link(url: "https://example.com/own/v1.0", import: ["@own"]) @composeDirective(name: "@own")
            directive @own(by: String) repeatable on FIELD_DEFINITION
            directive @other on FIELD_DEFINITION
            type Query { a: Int @own(by: "x") @other }
            """));

    [Fact]
    public void ASource_WithoutALookup_IsOutOfReach() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH A.b The path Query.a -> A.b cannot be walked: 'b' has no lookup that finds 'A'.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! }""",
            Link + """type A @key(fields: "id", resolvable: false) { id: ID! b: Int }"""));

    [Fact]
    public void Requirements_ThatNeedEachOther_AreOutOfReach() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH A.x The path Query.a -> A.x cannot be walked: what 'a' requires for it (_requires: { y: y }) cannot be had from 'a'; in 'b' it is external and this path does not provide it.
        error UNSATISFIABLE_QUERY_PATH A.y The path Query.a -> A.y cannot be walked: in 'a' it is external and this path does not provide it; what 'b' requires for it (_requires: { x: x }) cannot be had from 'a'.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int @requires(fields: "y") y: Int @external }""",
            Link + """type A @key(fields: "id") { id: ID! x: Int @external y: Int @requires(fields: "x") }"""));

    [Fact]
    public void Requirements_MayLeadThroughOwnFields_ToThoseOfOthers() => Texts.Equal(
        "",
        Composed.Diagnostics(
            Link +
            """
            type Query { posts: [Post] }
            type Post @key(fields: "id") { id: ID! author: User byline: String @requires(fields: "author { name }") }
            type User @key(fields: "id") { id: ID! name: String @external }
            """,
            Link + """type User @key(fields: "id") { id: ID! name: String orders: [Order] }""" +
            """
            type Order @key(fields: "id") { id: ID! lines: [Line!] total: Int @requires(fields: "lines { product { price } }") }
            type Line { product: Product count: Int }
            type Product @key(fields: "sku") { sku: ID! price: Int @external }
            """,
            Link + """type Product @key(fields: "sku") { sku: ID! price: Int }"""));

    [Fact]
    public void Requirements_ThatNobodyElseServes_AreRefused_AlsoBelowOwnFields() => Texts.Equal(
        """
        error EXTERNAL_MISSING_ON_BASE a:User.name The field 'User.name' is external here, and no source schema defines it.
        """,
        Composed.Diagnostics(
            Link +
            """
            type Query { posts: [Post] }
            type Post @key(fields: "id") { id: ID! author: User byline: String @requires(fields: "author { name }") }
            type User @key(fields: "id") { id: ID! name: String @external }
            """,
            Link + """type User @key(fields: "id") { id: ID! }"""));

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
    public void Fields_OfTheSecondVersion_AreSharedOnPurposeOnly() => Texts.Equal(
        """
        error INVALID_FIELD_SHARING a:A.x The field 'A.x' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same.
        error INVALID_FIELD_SHARING b:A.x The field 'A.x' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int }""",
            Link + """type A @key(fields: "id") { id: ID! x: Int }"""));

    [Fact]
    public void AMark_OnADeclaration_IsOneOfItsFields() => Texts.Equal(
        """
        error INVALID_FIELD_SHARING a:A.x The field 'A.x' is served by 'a' and 'b'; mark it '@shareable' here too, if it means the same.
        """,
        Composed.Diagnostics(
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int } extend type A @shareable { y: Int }""",
            Link + """type A @key(fields: "id") @shareable { id: ID! x: Int y: Int }"""));

    [Fact]
    public void AnUnknownVersion_IsRefused() => Texts.Equal(
        """
        error UNKNOWN_FEDERATION_LINK_VERSION a 'https://specs.apollo.dev/federation/v3.0' is no version of Federation that is known here; link to 'https://specs.apollo.dev/federation/v2.14' or an older one.
        """,
        Composed.Diagnostics("""extend schema @link(url: "https://specs.apollo.dev/federation/v3.0") type Query { a: Int }"""));

    [Theory]
    [InlineData("2.12")]
    [InlineData("2.13")]
    [InlineData("2.14")]
    public void TagsForCaches_AreReadOver(string version) => Texts.Equal(
        """
        type Query {
          a: A
        }

        type A {
          id: ID!
        }
        """,
        Composed.Public(
            $$"""
            extend schema @link(url: "https://specs.apollo.dev/federation/v{{version}}", import: ["@key", "@cacheTag"])
            directive @cacheTag(format: String!) repeatable on OBJECT | FIELD_DEFINITION
            type Query { a: A @cacheTag(format: "a") @cacheTag(format: "b") }
            type A @key(fields: "id") @cacheTag(format: "a-{$key.id}") { id: ID! }
            """));

    [Fact]
    public void Imports_AreThoseOfTheVersion() => Texts.Equal(
        """
        error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: version 2.0 of Federation has no directive '@interfaceObject'.
        error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: version 2.0 of Federation has no directive '@nothing'.
        error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: Federation has nothing called 'key'; a directive is imported with its '@'.
        error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: the import 1 is neither a name nor a name with another one that is its own here.
        error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: the import { name: "@tag", as: "label" } is neither a name nor a name with another one that is its own here.
        """,
        Composed.Diagnostics(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.0",
              import: ["@key", "@interfaceObject", "@nothing", "key", 1, { name: "@tag", as: "label" }])
            type Query { a: Int }
            """));

    [Fact]
    public void Overrides_MoveAField_ForAllRequests_OrForThoseOfALabel() => Texts.Equal(
        """
        id: a b
        x: b
        y: a[not percent(1)] b[percent(1)]
        z: a[not launch] b[launch]
        """,
        Composed.OwnersOf("A",
            Link + """type Query { a: A } type A @key(fields: "id") { id: ID! x: Int y: Int z: Int }""",
            Link +
            """
            type A @key(fields: "id") {
              id: ID! x: Int @override(from: "a") y: Int @override(from: "a", label: "percent(1)") z: Int @override(from: "a", label: "launch")
            }
            """));

    [Fact]
    public void OverriddenKeys_AreStillReadWhereTheyWere() => Texts.Equal(
        """
        due: a
        id: a b
        sum: b
        """,
        Composed.OwnersOf("Bill",
            Link + """type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! due: String }""",
            Link + """type Bill @key(fields: "id") { id: ID! @override(from: "a", label: "percent(1)") sum: Int }"""));

    [Fact]
    public void BelowAnExternalField_NothingIsThere_ThatIsNotProvided() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Address.zip The path Query.bill -> Bill.customer -> Customer.address -> Address.zip cannot be walked: in 'a' it is external and this path does not provide it; 'b' has no lookup that finds 'Address'.
        """,
        Composed.Diagnostics(
            Link +
            """
            type Query { bill: Bill }
            type Bill { customer: Customer @provides(fields: "address { street }") }
            type Customer @key(fields: "id", resolvable: false) { id: ID! address: Address @external }
            type Address @shareable { street: String zip: String }
            """,
            Link +
            """
            type Query { customer: Customer }
            type Customer @key(fields: "id", resolvable: false) { id: ID! address: Address }
            type Address @shareable { street: String zip: String }
            """));

    [Theory]
    [InlineData(Link, "@shareable")]
    [InlineData("", "")]
    public void WhatIsBelowAnExternalField_MayBeProvided(string link, string shareable) => Texts.Equal(
        "",
        Composed.Diagnostics(
            $$"""
            {{link}}
            type Query { bill: Bill }
            type Bill @key(fields: "id") { id: ID! customer: Customer @provides(fields: "address { id street }") }
            extend type Customer @key(fields: "id") { id: ID! @external address: Address @external }
            type Address @key(fields: "id") {{shareable}} { id: ID! street: String }
            """,
            """
            type Query { customer: Customer }
            type Customer @shareable { id: ID! address: Address }
            type Address @shareable { id: ID! street: String }
            """));
}

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>What a schema links to, under which names, and what it imports from there.</summary>
public sealed class ApolloLinkTests
{
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
    public void AnUnknownVersion_IsRefused() => Texts.Equal(
        """
        error UNKNOWN_FEDERATION_LINK_VERSION a 'https://specs.apollo.dev/federation/v3.0' is no version of Federation that is known here; link to 'https://specs.apollo.dev/federation/v2.14' or an older one.
        """,
        Composed.Diagnostics("""extend schema @link(url: "https://specs.apollo.dev/federation/v3.0") type Query { a: Int }"""));

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
    public void Federation_IsLinkedOnce() => Texts.Equal(
        "error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: Federation is linked more than once; import all of it in one place.",
        Composed.Diagnostics(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"]) @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@tag"])
            type Query { a: Int }
            """));

    [Fact]
    public void AName_StandsForOneDirective() => Texts.Equal(
        "error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: '@own' is '@key' already; import '@shareable' under a name of its own.",
        Composed.Diagnostics(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: [{ name: "@key", as: "@own" }, { name: "@shareable", as: "@own" }])
            type Query { a: Int }
            """));

    [Fact]
    public void WhatASchemaSaysOfItself_IsKept() => Assert.StartsWith(
        """"
        """All about a."""
        schema {
        """",
        Composed.Public(
            """
            "All about a."
            schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"]) { query: Root }
            type Root { a: Int }
            """),
        StringComparison.Ordinal);

    [Fact]
    public void TheUsualNameOfARoot_IsOfNoOtherType() => Texts.Equal(
        """
        error ROOT_QUERY_USED a:Query The type 'Query' is not the query root; name it in the schema definition, or rename it.
        error ROOT_MUTATION_USED b:Mutation The type 'Mutation' is not the mutation root; name it in the schema definition, or rename it.
        """,
        Composed.Diagnostics(
            """
            schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"]) { query: Root }
            type Root { a: Query }
            type Query { b: Int }
            """,
            """
            schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"]) { query: Query mutation: Change }
            type Query { c: Int }
            type Change { d: Int }
            type Mutation { e: Int }
            """));

    [Fact]
    public void OneType_IsTheRootOfOneKindOfOperation() => Texts.Equal(
        "error INVALID_GRAPHQL a:Root 'Root' is the root of query and mutation; give each kind of operation a type of its own.",
        Composed.Diagnostics(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key"])
            schema { query: Root mutation: Root }
            type Root { a: Int }
            """));

    [Fact]
    public void ALink_SaysWhatItLinksTo() => Texts.Equal(
        "error INVALID_LINK_DIRECTIVE_USAGE a A '@link' is not valid: it has no text 'url' that says what it links to.",
        Composed.Diagnostics(
            """
            extend schema @link(import: ["@key"]) @link(url: "https://specs.apollo.dev/federation/v2.5")
            type Query { a: Int }
            """));
}

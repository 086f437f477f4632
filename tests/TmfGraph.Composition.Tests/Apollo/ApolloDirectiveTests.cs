namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Which directives of a schema mean something, and which stay in the public schema.</summary>
public sealed class ApolloDirectiveTests
{
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
    public void AComposedDirective_OfTwoVersions_TakesWhatEachOfThemTakes() => Texts.Equal(
        """
        directive @auth(role: String, more: Int) repeatable on FIELD_DEFINITION | OBJECT

        type Query @auth(more: 3) {
          a: Int @auth(role: "x")
          b: Int @auth(role: "x", more: 1) @auth(more: 2)
        }
        """,
        Composed.Public(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
              @link(url: "https://own.example/auth/v1.0", import: ["@auth"]) @composeDirective(name: "@auth")
            directive @auth(role: String!) on FIELD_DEFINITION
            type Query { a: Int @auth(role: "x") }
            """,
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
              @link(url: "https://own.example/auth/v1.1", import: ["@auth"]) @composeDirective(name: "@auth")
            directive @auth(role: String, more: Int!) repeatable on FIELD_DEFINITION | OBJECT
            type Query @auth(more: 3) { b: Int @auth(role: "x", more: 1) @auth(more: 2) }
            """));
}

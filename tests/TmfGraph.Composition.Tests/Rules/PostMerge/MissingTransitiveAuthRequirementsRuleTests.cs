using TmfGraph.Composition.Rules.PostMerge;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class MissingTransitiveAuthRequirementsRuleTests
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@shareable", "@authenticated",
          "@requiresScopes", "@policy"])

        """;

    private const string Owner = Link +
        """
        type Query { t: T }
        type T @key(fields: "id") { id: ID!  secret: Int @requiresScopes(scopes: [["a", "b"]])  inner: Inner  any: I  member: Int @authenticated }
        type Inner @policy(policies: [["inner"]]) { x: Int }
        interface I { y: Int }
        type P implements I @authenticated { y: Int  z: Int }
        """;

    private static string Other(string field, string type = "") => Link +
        $$"""
        type T @key(fields: "id") {{type}} { id: ID!  secret: Int @external  inner: Inner @external  any: I @external  member: Int @external  {{field}} }
        type Inner { x: Int @external }
        interface I { y: Int }
        type P implements I { y: Int @external  z: Int @external }
        """;

    [Theory]
    [InlineData("""made: Int @requires(fields: "secret") @requiresScopes(scopes: [["a", "b"]])""", "")]
    [InlineData("""made: Int @requires(fields: "secret") @requiresScopes(scopes: [["a", "b", "c"]])""", "")]
    [InlineData("""made: Int @requires(fields: "secret") @requiresScopes(scopes: [["a"]])""", """@requiresScopes(scopes: [["b"]])""")]
    [InlineData("""made: Int @requires(fields: "member") @authenticated""", "")]
    [InlineData("""made: Int @requires(fields: "inner { x }") @policy(policies: [["inner"]])""", "")]
    [InlineData("""made: Int @requires(fields: "any { y }") @authenticated""", "")]
    [InlineData("made: Int", "")]
    public void Valid(string field, string type) => RuleTest.AssertValid<MissingTransitiveAuthRequirementsRule>(Owner, Other(field, type));

    [Theory]
    [InlineData("""@requires(fields: "secret")""", "T.secret", """@requiresScopes(scopes: [["a", "b"]])""")]
    [InlineData("""@requires(fields: "secret") @requiresScopes(scopes: [["a"], ["a", "b", "c"]])""", "T.secret", """@requiresScopes(scopes: [["a", "b"]])""")]
    [InlineData("""@requires(fields: "secret") @authenticated""", "T.secret", """@requiresScopes(scopes: [["a", "b"]])""")]
    [InlineData("""@requires(fields: "member")""", "T.member", "@authenticated")]
    [InlineData("""@requires(fields: "inner { x }")""", "Inner", """@policy(policies: [["inner"]])""")]
    [InlineData("""@requires(fields: "any { y }")""", "I", "@authenticated")]
    public void Reports_WhatTheFieldDoesNotAskFor(string field, string required, string rule) => RuleTest.AssertReports<MissingTransitiveAuthRequirementsRule>(
        [Owner, Other("made: Int " + field)],
        $"error MISSING_TRANSITIVE_AUTH_REQUIREMENTS b:T.made 'T.made' is made of '{required}', which asks for {rule}, and does not ask for as much itself; add it to the field or its type, or do not require '{required}'.");

    [Fact]
    public void Reports_Conditions_OnTypes() => RuleTest.AssertReports<MissingTransitiveAuthRequirementsRule>(
        [
            Link + "type Query { t: T }  type T @key(fields: \"id\") { id: ID!  any: U }  union U = P | Q  type P @authenticated { z: Int }  type Q { z: Int }",
            Link + "type T @key(fields: \"id\") { id: ID!  any: U @external  made: Int @requires(fields: \"any { ... on P { z } }\") }  union U = P | Q  type P { z: Int @external }  type Q { z: Int @external }",
        ],
        "error MISSING_TRANSITIVE_AUTH_REQUIREMENTS b:T.made 'T.made' is made of 'P', which asks for @authenticated, and does not ask for as much itself; add it to the field or its type, or do not require 'P'.");

    [Fact]
    public void Reports_RequirementsOfOtherKindsOfSchemas() => RuleTest.AssertReports<MissingTransitiveAuthRequirementsRule>(
        [
            Link + "type Query { t: T }  type T @key(fields: \"id\") { id: ID!  member: Int @authenticated }",
            "type Query { t(id: ID!): T @lookup @internal }  type T @key(fields: \"id\") { id: ID!  made(of: Int @require(field: \"member\")): Int }",
        ],
        "error MISSING_TRANSITIVE_AUTH_REQUIREMENTS b:T.made 'T.made' is made of 'T.member', which asks for @authenticated, and does not ask for as much itself; add it to the field or its type, or do not require 'T.member'.");

    [Fact]
    public void Reports_ValuesOfContexts() => RuleTest.AssertReports<MissingTransitiveAuthRequirementsRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@context", "@fromContext", "@authenticated"])
            type Query { t: T }
            type T @key(fields: "id") @context(name: "above") { id: ID!  member: Int @authenticated  below: [Below] }
            type Below @key(fields: "id") {
              id: ID!
              made(of: Int @fromContext(field: "$above { member }")): Int
              asked(of: Int @fromContext(field: "$above { member }")): Int @authenticated
            }
            """,
        ],
        "error MISSING_TRANSITIVE_AUTH_REQUIREMENTS a:Below.made 'Below.made' is made of 'T.member', which asks for @authenticated, and does not ask for as much itself; add it to the field or its type, or do not require 'T.member'.");
}

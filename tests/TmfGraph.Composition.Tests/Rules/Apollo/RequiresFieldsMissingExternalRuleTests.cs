using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class RequiresFieldsMissingExternalRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<RequiresFieldsMissingExternalRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type A @key(fields: "id") { id: ID! a: Int @external o: O @external p: P b: Int @requires(fields: "id a o { x } p { y }") }
            type O { x: Int }
            type P { y: Int @external }
            """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<RequiresFieldsMissingExternalRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type A @key(fields: "id") { id: ID! a: Int o: O b: Int @requires(fields: "a o { x ... on O { z } }") }
            type O { x: Int z: Int }
            """,
        ],
        """
        error REQUIRES_FIELDS_MISSING_EXTERNAL a:A.b 'A.b' requires 'A.a', which is served here anyway; mark it '@external', or do not require it.
        error REQUIRES_FIELDS_MISSING_EXTERNAL a:A.b 'A.b' requires 'O.x', which is served here anyway; mark it '@external', or do not require it.
        error REQUIRES_FIELDS_MISSING_EXTERNAL a:A.b 'A.b' requires 'O.z', which is served here anyway; mark it '@external', or do not require it.
        """);
}

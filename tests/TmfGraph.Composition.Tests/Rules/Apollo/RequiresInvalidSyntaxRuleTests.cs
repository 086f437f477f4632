using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class RequiresInvalidSyntaxRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<RequiresInvalidSyntaxRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type A { a: Int @external b: Int @requires(fields: "a") }
            """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<RequiresInvalidSyntaxRule>(
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
        type A { a: Int @external b: Int @requires(fields: "a {") c: Int @requires(fields: "") }
        """,
        """
        error REQUIRES_INVALID_SYNTAX a:A.b What 'A.b' requires is not valid: 'a {' is no selection of fields.
        error REQUIRES_INVALID_SYNTAX a:A.c What 'A.c' requires is not valid: '' is no selection of fields.
        """);
}

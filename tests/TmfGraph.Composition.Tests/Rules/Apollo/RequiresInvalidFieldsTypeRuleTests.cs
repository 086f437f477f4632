using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class RequiresInvalidFieldsTypeRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<RequiresInvalidFieldsTypeRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type A { a: Int @external b: Int @requires(fields: "a") }
            """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<RequiresInvalidFieldsTypeRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type A { a: Int @external b: Int @requires(fields: 1) c: Int @requires }
            """,
        ],
        """
        error REQUIRES_INVALID_FIELDS_TYPE a:A.b What 'A.b' requires is not valid: its fields have to be a string.
        error REQUIRES_INVALID_FIELDS_TYPE a:A.c What 'A.c' requires is not valid: its fields have to be a string.
        """);
}

using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class OverrideLabelInvalidRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<OverrideLabelInvalidRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            type Query { a: Int @override(from: "b") b: Int @override(from: "b", label: "percent(2.5)") c: Int @override(from: "b", label: "team-x:launch/2") }
            """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<OverrideLabelInvalidRule>(
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
        type Query { a: Int @override(from: "b", label: "percent(101)") b: Int @override(from: "b", label: "1st") c: Int @override(from: "b", label: "") }
        """,
        """
        error OVERRIDE_LABEL_INVALID a:Query.a 'percent(101)' is no label for an override; write 'percent(25)' or a name that begins with a letter.
        error OVERRIDE_LABEL_INVALID a:Query.b '1st' is no label for an override; write 'percent(25)' or a name that begins with a letter.
        error OVERRIDE_LABEL_INVALID a:Query.c '' is no label for an override; write 'percent(25)' or a name that begins with a letter.
        """);
}

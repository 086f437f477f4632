using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class ComposedDirectiveUnknownRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<ComposedDirectiveUnknownRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            extend schema @composeDirective(name: "@own")
            directive @own on OBJECT
            type Query { a: Int }
            """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<ComposedDirectiveUnknownRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            extend schema @composeDirective(name: "@own")
            type Query { a: Int }
            """,
        ],
        """
        error DIRECTIVE_COMPOSITION_ERROR a:@own '@composeDirective' names '@own', which this schema does not define.
        """);
}

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
        error DIRECTIVE_COMPOSITION_ERROR a:@own '@composeDirective' names '@own', which this schema does not define; define it, or take it out.
        """);

    [Fact]
    public void Invalid_WhenTheNameMeansSomethingElse() => RuleTest.AssertReports<ComposedDirectiveUnknownRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
              @link(url: "https://example.com/own/v1.0", import: ["@internal"]) @composeDirective(name: "@internal")
            directive @internal on FIELD_DEFINITION
            type Query { a: Int @internal }
            """,
        ],
        """
        error DIRECTIVE_COMPOSITION_ERROR a:@internal '@composeDirective' names '@internal', and a public directive of that name would mean something else here; give it another one.
        """);
}

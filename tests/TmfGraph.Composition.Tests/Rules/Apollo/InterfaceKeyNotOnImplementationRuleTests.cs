using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class InterfaceKeyNotOnImplementationRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<InterfaceKeyNotOnImplementationRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            interface M @key(fields: "id sub { a b }") { id: ID! }
            type B implements M @key(fields: "sub { b a } id") { id: ID! }
            """);

    [Fact]
    public void Invalid() => RuleTest.AssertReports<InterfaceKeyNotOnImplementationRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@override", "@interfaceObject", "@authenticated", "@policy", "@composeDirective"])
            interface M @key(fields: "id") { id: ID! }
            type B implements M @key(fields: "code") { id: ID! code: ID! }
            type C implements M { id: ID! }
            """,
        ],
        """
        error INTERFACE_KEY_NOT_ON_IMPLEMENTATION a:B 'B' implements 'M' and lacks its key 'id'; every type of an entity interface has all of its keys.
        error INTERFACE_KEY_NOT_ON_IMPLEMENTATION a:C 'C' implements 'M' and lacks its key 'id'; every type of an entity interface has all of its keys.
        """);
}

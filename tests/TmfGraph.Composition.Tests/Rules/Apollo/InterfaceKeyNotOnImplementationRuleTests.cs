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
    public void Valid_WhenTheInterfaceIsNotFoundByItEither() => RuleTest.AssertValid<InterfaceKeyNotOnImplementationRule>(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
            interface M @key(fields: "id", resolvable: false) { id: ID! }
            type B implements M @key(fields: "id", resolvable: false) { id: ID! }
            type C implements M @key(fields: "__typename id") { id: ID! }
            """);

    [Fact]
    public void Invalid_WhenATypeCannotBeFoundByIt() => RuleTest.AssertReports<InterfaceKeyNotOnImplementationRule>(
        [
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
            interface M @key(fields: "id") { id: ID! }
            type B implements M @key(fields: "id", resolvable: false) { id: ID! }
            """,
        ],
        """
        error INTERFACE_KEY_NOT_ON_IMPLEMENTATION a:B 'B' cannot be found by its key 'id', by which objects of 'M' can; take 'resolvable: false' out of it.
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
